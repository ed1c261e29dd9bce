using System.Text.Encodings.Web;
using System.Text.Json;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>JSON in as few letters as a page can do with.</summary>
internal static class PageJson
{
    public static void Raw(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static string List(IEnumerable<string> values) => $"[{string.Join(',', values)}]";

    public static string Numbers(float x, float y) => $"[{N(x)},{N(y)}]";

    public static string Numbers(Box box) => $"{N(box.X)},{N(box.Y)},{N(box.Width)},{N(box.Height)}";

    public static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    public static string N(double value, int digits = 1)
    {
        var rounded = Math.Round(value, digits);
        return (rounded == 0 ? 0 : rounded).ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>A colour for a style sheet.</summary>
    public static string Css(Rgba color) => color.A == 255 ? $"#{color.R:x2}{color.G:x2}{color.B:x2}" : $"#{color.R:x2}{color.G:x2}{color.B:x2}{color.A:x2}";
}
