print("hoiam")
