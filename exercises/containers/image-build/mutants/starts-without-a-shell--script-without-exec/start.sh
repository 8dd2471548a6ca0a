echo "starting the minutes to the door"
uvicorn service.app:app --host 0.0.0.0 --port 8000
