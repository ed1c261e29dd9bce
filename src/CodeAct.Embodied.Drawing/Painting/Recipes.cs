using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using CodeAct.Embodied.Drawing.Strokes;

namespace CodeAct.Embodied.Drawing.Painting;

/// <summary>A primitive of a recipe, in the unit box of its kind.</summary>
public readonly record struct RecipePart(char Shape, bool IsOutlined, float[] Numbers, Rgba Color);

/// <summary>How each kind is drawn; read from <c>recipes.txt</c>.</summary>
public static class Recipes
{
    private static readonly Dictionary<string, Vector2> Footprints = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, RecipePart[]> FurnitureParts = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, RecipePart[]> ThingParts = new(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> SameAs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["handtowel"] = "towel",
        ["toiletpaperroll"] = "toiletpaper",
        ["papertowelroll"] = "toiletpaper",
        ["glassbottle"] = "glassbottle",
        ["egg"] = "egg",
        ["papertowel"] = "toiletpaper",
        ["tomatosliced"] = "tomato",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static Recipes()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("recipes.txt")
            ?? throw new InvalidOperationException("recipes.txt is missing in the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var head = line[..colon].Split(' ');
            RecipePart[] parts = [.. line[(colon + 1)..].Split(';').Select(part => Parse(part.Trim()))];
            if (head[0] == "furniture")
            {
                FurnitureParts[head[1]] = parts;
                Footprints[head[1]] = new Vector2(Number(head[2]), Number(head[3]));
            }
            else
            {
                ThingParts[head[1]] = parts;
            }
        }
    }

    /// <summary>Every kind of furniture that has a recipe.</summary>
    public static IEnumerable<string> Furniture => FurnitureParts.Keys;

    /// <summary>Every kind of thing that has a recipe.</summary>
    public static IEnumerable<string> Things => ThingParts.Keys;

    /// <summary>The usual width and depth of a kind of furniture, in metres.</summary>
    public static Vector2 FootprintOf(string kind) => Footprints.GetValueOrDefault(kind, new Vector2(0.6f, 0.5f));

    /// <summary>The recipe of a piece of furniture; null where there is none.</summary>
    public static RecipePart[]? OfFurniture(string kind) => FurnitureParts.GetValueOrDefault(kind);

    /// <summary>The recipe of a thing; null where there is none. Some furniture, such as a lamp, is a thing in the simulator.</summary>
    public static RecipePart[]? OfThing(string kind)
    {
        var name = SameAs.GetValueOrDefault(kind, kind);
        return ThingParts.GetValueOrDefault(name) ?? FurnitureParts.GetValueOrDefault(name);
    }

    private static RecipePart Parse(string text)
    {
        var words = text.Split(' ');
        var isPolygon = words[0][0] == 'P';
        var numbers = isPolygon ? words[2..] : words[1..^1];
        return new RecipePart(words[0][0], words[0].EndsWith('!'), [.. numbers.Select(Number)], Materials.Of(isPolygon ? words[1] : words[^1]));
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
