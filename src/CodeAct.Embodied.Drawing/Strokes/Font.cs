using System.Buffers.Binary;
using System.Reflection;

namespace CodeAct.Embodied.Drawing.Strokes;

/// <summary>A typeface of the viewer.</summary>
public enum Face : byte
{
    Regular,
    Medium,
    SemiBold,
    Bold,
    Mono,
    MonoMedium,
    MonoSemiBold,
}

/// <summary>The viewer's fonts: their files, and how wide their letters are, so that a page can be laid out without anything
/// that draws.</summary>
/// <remarks>Source: the OpenType tables head, hhea, hmtx and cmap (format 4).</remarks>
public sealed class Font
{
    private static readonly string[] Files =
    [
        "Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf",
        "JetBrainsMono-Regular.ttf", "JetBrainsMono-Medium.ttf", "JetBrainsMono-SemiBold.ttf",
    ];

    private static readonly Font[] Fonts = [.. Files.Select(file => new Font(file))];

    private readonly Dictionary<int, float> advances = [];
    private readonly float unknown;

    private Font(string file)
    {
        Extension = Path.GetExtension(file);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The font {file} is missing in the program.");
        Data = new byte[stream.Length];
        stream.ReadExactly(Data);

        var head = Table("head");
        var hhea = Table("hhea");
        var unitsPerEm = (float)U16(head, 18);
        Ascent = (short)U16(hhea, 4) / unitsPerEm;
        Descent = -(short)U16(hhea, 6) / unitsPerEm;
        var metrics = Table("hmtx");
        var count = U16(hhea, 34);
        unknown = U16(metrics, 0) / unitsPerEm;
        foreach (var (codepoint, glyph) in ReadMap(Table("cmap")))
            advances[codepoint] = U16(metrics, 4 * Math.Min(glyph, count - 1)) / unitsPerEm;
    }

    /// <summary>The font's file.</summary>
    public byte[] Data { get; }

    /// <summary>Its ending, with the full stop.</summary>
    public string Extension { get; }

    /// <summary>How far it reaches above the base line, in ems.</summary>
    public float Ascent { get; }

    /// <summary>How far it reaches below the base line, in ems.</summary>
    public float Descent { get; }

    /// <summary>The characters it has, in ascending order.</summary>
    public int[] Codepoints => [.. advances.Keys.Order()];

    public static Font Of(Face face) => Fonts[(int)face];

    /// <summary>How wide a letter is, in ems.</summary>
    public float Advance(int codepoint) => advances.GetValueOrDefault(codepoint, unknown);

    /// <summary>How wide a text is, in pixels.</summary>
    public static float Measure(string text, Face face, float size, float spacing = 0)
    {
        var font = Of(face);
        var width = 0f;
        foreach (var rune in text.EnumerateRunes())
            width += (font.Advance(rune.Value) * size) + spacing;
        return width - (text.Length > 0 ? spacing : 0);
    }

    /// <summary>The text, cut with an ellipsis where it is wider than allowed.</summary>
    public static string Fit(string text, Face face, float size, float width)
    {
        if (Measure(text, face, size) <= width)
            return text;
        return Cut(Bisection.Last(0, text.Length, length => Measure(Cut(length), face, size) <= width));

        string Cut(int length) => text[..length].TrimEnd() + "…";
    }

    private ReadOnlySpan<byte> Table(string tag)
    {
        for (var i = 0; i < U16(Data, 4); i++)
        {
            var record = Data.AsSpan(12 + (16 * i), 16);
            if (record[0] == tag[0] && record[1] == tag[1] && record[2] == tag[2] && record[3] == tag[3])
                return Data.AsSpan((int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]));
        }

        throw new InvalidOperationException($"A font has no table '{tag}'.");
    }

    private static List<(int Codepoint, int Glyph)> ReadMap(ReadOnlySpan<byte> cmap)
    {
        List<(int, int)> map = [];
        for (var i = 0; i < U16(cmap, 2); i++)
        {
            var table = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(8 + (8 * i))..])..];
            if (U16(table, 0) != 4)
                continue;
            var segments = U16(table, 6);
            for (var s = 0; s < segments; s += 2)
            {
                var (end, start) = (U16(table, 14 + s), U16(table, 16 + segments + s));
                var (delta, offset) = (U16(table, 16 + (2 * segments) + s), U16(table, 16 + (3 * segments) + s));
                for (var code = start; code <= end && code != 0xFFFF; code++)
                {
                    var glyph = offset == 0
                        ? (code + delta) & 0xFFFF
                        : U16(table, 16 + (3 * segments) + s + offset + (2 * (code - start)));
                    if (glyph != 0)
                        map.Add((code, glyph));
                }
            }

            break;
        }

        return map;
    }

    private static int U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}
