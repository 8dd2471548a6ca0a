"""Minutes to the door, over HTTP.

Start: uvicorn serve:app --reload
"""

import os
import traceback

import joblib
import pandas as pd
from fastapi import FastAPI, Request

app = FastAPI()

MODEL_PATH = os.environ.get("MODEL_PATH", "model.joblib")


@app.get("/health")
def health():
    return {"status": "ok"}


@app.post("/v1/predict")
async def predict(request: Request):
    try:
        order = await request.json()
        model = joblib.load(MODEL_PATH)
        frame = pd.DataFrame([order])
        minutes = model["pipeline"].predict(frame[model["features"]])
        return {"minutes": round(float(minutes[0]), 1)}
    except Exception:
        # easier to debug when the client sees it
        return {"error": traceback.format_exc()}
