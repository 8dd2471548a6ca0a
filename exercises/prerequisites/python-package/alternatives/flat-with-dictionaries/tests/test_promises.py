from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from eta import predict, read_orders, train


def order(km, **other):
    told = {"depot": "east", "vehicle": "bike", "distance_km": str(km), "stops_before": "1", "rain_mm": "0", "parcel_kg": "1"}
    return {**told, "minutes": str(8 + 4 * km), **other}


class TestPromises(TestCase):
    orders = [order(km % 9, order_id=str(km)) for km in range(90)]

    def test_far_is_long(self):
        model = train(self.orders, 3)
        minutes = [predict(model, order(km)) for km in range(9)]
        self.assertEqual(minutes, sorted(minutes))
        self.assertGreater(minutes[-1], minutes[0] + 10)

    def test_seed_repeats(self):
        self.assertEqual(train(self.orders, 3), train(self.orders, 3))

    def test_orders_stay(self):
        given, before = list(self.orders), deepcopy(self.orders)
        train(given, 3)
        self.assertEqual(before, given)

    def test_unknown_things(self):
        model = train(self.orders, 3)
        for odd in (order(2, parcel_kg=""), order(2, vehicle="drone"), order(2, depot="moon")):
            with self.subTest(odd):
                self.assertTrue(predict(model, odd) < 1000)

    def test_reads_all(self):
        with TemporaryDirectory() as folder:
            for month in "12":
                Path(folder, f"2026-0{month}.csv").write_text(f"order_id,depot\n{month}-1,east\n{month}-2,east\n", encoding="utf-8")
            self.assertEqual(["1-1", "1-2", "2-1", "2-2"], [row["order_id"] for row in read_orders(folder)])
