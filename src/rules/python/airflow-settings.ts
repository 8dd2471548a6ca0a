/** Where Airflow's settings stand, seen from a folder of DAGs. */
export const airflowSettings: readonly string[] = [
  '../docker-compose.yaml',
  '../docker-compose.yml',
  '../compose.yaml',
  '../Dockerfile',
  '../.env',
  '../airflow.cfg',
];
