from directory.geocoding.answer import Answer
def refine(text: str, answer: Answer) -> Answer:
    return answer
