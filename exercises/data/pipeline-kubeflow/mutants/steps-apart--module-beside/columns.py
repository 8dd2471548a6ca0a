"""What is known when the order comes in."""

NUMBERS = ["distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday"]
