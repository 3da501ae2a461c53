"""The formats of the matrix by name. Each printer is loaded when it is asked for."""

from depgraph.report.look import Look
from depgraph.report.matrix import Matrix


def render_matrix(matrix: Matrix, name: str, look: Look, *, cross: bool) -> str:
    """Return *matrix* in the format of text called *name*."""
    match name:
        case "csv":
            from depgraph.report.matrix_csv import matrix_csv

            return matrix_csv(matrix, cross=cross)
        case "html":
            from depgraph.report.matrix_html import matrix_html

            return matrix_html(matrix, cross=cross)
        case "json":
            from depgraph.report.matrix_json import matrix_json

            return matrix_json(matrix, cross=cross)
        case _:
            from depgraph.report.matrix_text import matrix_text

            return matrix_text(matrix, look, cross=cross)


def workbook(matrix: Matrix, *, cross: bool) -> bytes:
    """Return *matrix* for Excel."""
    from depgraph.report.matrix_xlsx import matrix_xlsx

    return matrix_xlsx(matrix, cross=cross)
