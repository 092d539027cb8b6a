"""The page of people at schools, programs near the center, and what is asked for their sake."""
