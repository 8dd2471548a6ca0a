import tempfile
import unittest
from pathlib import Path

import eta

HEADER = "order_id,ordered_at,depot,vehicle,distance_km,stops_before,parcel_kg,rain_mm,hour,weekday,minutes\n"


def line(number, kg="2.0"):
    km, stops = 1 + number % 7, number % 4
    minutes = 10 + 3 * km + 4 * stops
    return f"{number},2026-05-01T08:00,north,van,{km},{stops},{kg},0.0,8,4,{minutes}\n"


class EtaTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("2026-05.csv", [line(number) for number in range(60)])

    def write(self, name, lines):
        (self.folder / name).write_text(HEADER + "".join(lines), encoding="utf-8")

    def test_reads_every_order_of_every_month(self):
        self.write("2026-06.csv", [line(number) for number in range(60, 65)])
        self.assertEqual(65, len(eta.read_orders(self.folder)))

    def test_longer_ways_take_longer(self):
        orders = eta.read_orders(self.folder)
        near, far = orders[0], orders[4]
        model = eta.train(orders, seed=1)
        self.assertLess(eta.predict(model, near), eta.predict(model, far))

    def test_same_seed_same_model(self):
        orders = eta.read_orders(self.folder)
        first, second = (eta.predict(eta.train(orders, seed=1), orders[0]) for _ in range(2))
        self.assertEqual(first, second)

    def test_training_leaves_the_orders_as_they_are(self):
        orders = eta.read_orders(self.folder)
        before = list(orders)
        eta.train(orders, seed=1)
        self.assertEqual(before, orders)


if __name__ == "__main__":
    unittest.main()
