#!/usr/bin/env python
# coding: utf-8

# # Minutes to the door

# In[1]:


import csv
import json
import os
import random

random.seed(7)


# In[2]:


orders = []
for name in os.listdir("data"):
    if name.endswith(".csv"):
        with open("data/" + name) as file:
            for row in csv.DictReader(file):
                orders.append(row)
print(len(orders), "orders")


# In[3]:


orders[0]


# In[5]:


# Minutes for a kilometre. The people at the depot know them.
paces = json.load(open("vehicles.json"))
depots = list(set(order["depot"] for order in orders))
known = [float(order["parcel_kg"]) for order in orders if order["parcel_kg"]]
mean_kg = sum(known) / len(known)


# In[8]:


def features(order):
    pace = paces.get(order["vehicle"], max(paces.values()))  # a new vehicle is as slow as the slowest
    kg = float(order["parcel_kg"]) if order["parcel_kg"] else mean_kg  # some weights are missing
    numbers = [1.0, float(order["distance_km"]) * pace / 10, float(order["stops_before"]) / 5, float(order["rain_mm"]) / 5, kg / 10]
    return numbers + [1.0 if order["depot"] == depot else 0.0 for depot in depots]


weights = [random.gauss(0, 5) for _ in features(orders[0])]


def predict(order):
    return sum(weight * value for weight, value in zip(weights, features(order)))


# In[14]:


# Run this cell again until the error is good.
for epoch in range(6):
    random.shuffle(orders)
    for order in orders:
        error = predict(order) - float(order["minutes"])
        for i, value in enumerate(features(order)):
            weights[i] -= 0.01 * error * value
print("mean error", sum(abs(predict(order) - float(order["minutes"])) for order in orders) / len(orders))


# In[15]:


json.dump({"weights": weights, "depots": depots, "mean_kg": mean_kg}, open("model.json", "w"))


# In[16]:


# One order from yesterday, Mara wanted to know.
predict(orders[0])
