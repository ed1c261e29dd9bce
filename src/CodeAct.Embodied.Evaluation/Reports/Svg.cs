using System.Net;

namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>Writes the few shapes that charts are made of.</summary>
/// <remarks>By hand: all charts of a report take some 30 KB, where an inlined plotting library takes a hundred times as much; and the
/// strokes of Drawing are pictures of rooms, without axes and texts that can be selected.</remarks>
internal sealed class Svg(double width, double height, string title)
{
    private readonly StringBuilder body = new();

    public void Line(double x1, double y1, double x2, double y2, string style) => Add($"<line x1='{x1:0.#}' y1='{y1:0.#}' x2='{x2:0.#}' y2='{y2:0.#}' class='{style}'/>");

    public void Line(double x1, double y1, double x2, double y2, string style, string colour) =>
        Add($"<line x1='{x1:0.#}' y1='{y1:0.#}' x2='{x2:0.#}' y2='{y2:0.#}' class='{style}' stroke='{colour}'/>");

    public void Box(double x, double y, double width, double height, string colour, double radius = 2) =>
        Add($"<rect x='{x:0.#}' y='{y:0.#}' width='{width:0.#}' height='{height:0.#}' rx='{radius:0.#}' fill='{colour}'/>");

    public void Square(double x, double y, string colour, bool isFilled) =>
        Add($"<rect x='{x - 4:0.#}' y='{y - 4:0.#}' width='8' height='8' fill='{(isFilled ? colour : "#fff")}' stroke='{colour}' stroke-width='1.5'/>");

    public void Dot(double x, double y, string colour, bool isFilled = true) =>
        Add($"<circle cx='{x:0.#}' cy='{y:0.#}' r='4.5' fill='{(isFilled ? colour : "#fff")}' stroke='{colour}' stroke-width='1.5'/>");

    public void Path(IEnumerable<(double X, double Y)> points, string colour, string dash) =>
        Add($"<polyline points='{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")))}' fill='none' stroke='{colour}' stroke-width='2' stroke-dasharray='{dash}'/>");

    /// <param name="anchor">start, middle or end.</param>
    public void Text(double x, double y, string text, string anchor = "start", string style = "", string? colour = null) =>
        Add($"<text x='{x:0.#}' y='{y:0.#}' text-anchor='{anchor}' class='{style}'{(colour is null ? "" : $" fill='{colour}'")}>{WebUtility.HtmlEncode(text)}</text>");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg viewBox='0 0 {width:0.#} {height:0.#}' role='img' aria-label='{WebUtility.HtmlEncode(title)}'>{body}</svg>");

    private void Add(FormattableString shape) => body.Append(shape.ToString(CultureInfo.InvariantCulture));
}
