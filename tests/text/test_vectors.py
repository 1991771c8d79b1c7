import numpy as np

from copydesk.text.vectors import WIDTH, vectors

SENTENCES = ["The ferry will stop in October.", "The boat service ends this autumn.", "Cats sleep.", "", "word " * 400]


def test_each_vector_has_length_1_and_like_sentences_lie_near() -> None:
    rows = vectors(SENTENCES)
    assert rows.shape == (len(SENTENCES), WIDTH)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_the_company_of_a_sentence_does_not_change_its_vector() -> None:
    alone = [vectors([sentence])[0] for sentence in SENTENCES]
    assert np.array_equal(vectors(SENTENCES), np.array(alone))


def test_no_sentences_have_no_vectors() -> None:
    assert vectors([]).shape == (0, WIDTH)
