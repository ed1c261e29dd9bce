using System.Text;
using System.Text.Json;
using static CodeAct.Embodied.Drawing.Export.PageJson;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>What the episodes of a page have in common, each told once and named by its number afterwards: strokes in the colours of both
/// themes, sets of strokes, parts of a house, orders of drawing, and texts.</summary>
internal sealed class PageTables
{
    private readonly Dictionary<string, int> strokes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> sets = new(StringComparer.Ordinal);
    private readonly Dictionary<(Rgba Dark, Rgba Light), int> colors = [];
    private readonly Dictionary<(PartKind Kind, int Index, int Run), int> parts = [];
    private readonly Dictionary<string, int> orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    public int PartOf((PartKind Kind, int Index, int Run) part) => IdOf(parts, part);

    public int OrderOf(IEnumerable<int> order) => IdOf(orders, $"[{string.Join(',', order)}]");

    public int SetOf(string strokesInOrder) => IdOf(sets, strokesInOrder);

    public int TextOf(string text) => IdOf(texts, text);

    /// <summary>A stroke as it is in the dark theme, and in the light one, which has another colour.</summary>
    public int StrokeOf(in DrawOp dark, in DrawOp light, Vector2 origin) => IdOf(strokes, Stroke(dark, IdOf(colors, (dark.Color, light.Color)), origin));

    public void Write(Utf8JsonWriter json)
    {
        Strings(json, "texts", texts.Keys);
        Raw(json, "parts", List(parts.Keys.Select(part => $"[{(int)part.Kind},{part.Index}]")));
        Raw(json, "orders", List(orders.Keys));
        Raw(json, "sets", List(sets.Keys));
        Raw(json, "strokes", List(strokes.Keys));
        Raw(json, "colors", List(colors.Keys.Select(pair => $"[\"{Css(pair.Dark)}\",\"{Css(pair.Light)}\"]")));
    }

    /// <summary>The number of what is told once.</summary>
    public static int IdOf<T>(Dictionary<T, int> known, T key) where T : notnull
    {
        if (!known.TryGetValue(key, out var id))
            known.Add(key, id = known.Count);
        return id;
    }

    private static string Stroke(in DrawOp op, int color, Vector2 origin)
    {
        var text = new StringBuilder("[").Append((int)op.Shape).Append(',').Append(color);
        var at = op.A - origin;
        switch (op.Shape)
        {
            case Shape.Text:
                text.Append($",{Quoted(op.Text!)},{N(at.X)},{N(at.Y)},{(int)op.Face},{N(op.C)},{N(op.D)},{N(Font.Measure(op.Text!, op.Face, op.C, op.D))}");
                break;
            case Shape.Unclip:
                break;
            case Shape.Polygon or Shape.Line or Shape.Ribbon:
                text.Append($",{N(op.C)},{N(op.D)},{N(op.B.X)},{N(op.B.Y)}");
                foreach (var point in op.Points!)
                    text.Append($",{N(point.X - origin.X)},{N(point.Y - origin.Y)}");
                break;
            default:
                text.Append($",{N(at.X)},{N(at.Y)},{N(op.B.X)},{N(op.B.Y)},{N(op.C, 3)},{N(op.D, 3)}");
                break;
        }

        return text.Append(']').ToString();
    }
}
