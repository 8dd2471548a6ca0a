"""Turns a row of the deliveries table into numbers."""

USUAL_KG = 2.5


def weight(row):
    """Kilograms of the parcel; the usual ones where the scale gave none."""
    return float(row["parcel_kg"] or USUAL_KG)


def distance(row):
    """Kilometres from the depot to the door."""
    return float(row["distance_km"])


def order_of(row):
    """One order as the model sees it."""
    return {
        "depot": row["depot"],
        "vehicle": row["vehicle"],
        "hour": int(row["hour"]),
        "distance_km": distance(row),
        "stops_before": int(row["stops_before"]),
        "rain_mm": float(row["rain_mm"]),
        "parcel_kg": weight(row),
    }
