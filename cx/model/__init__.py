"""The customers: draws, population, emotion, memory, word of mouth, market, and the loop of weeks."""
