using System.Collections.Frozen;
using CodeAct.Embodied.Simulation.Houses;

namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>Reads from a file of kinds how they are drawn.</summary>
internal sealed class KindLookReader(string file, LookBook known)
{
    private const int Most = 1000;

    private static readonly string[] TraitNames = [.. EnumNames.AllNames<LookTraits>().Skip(1)];

    private static readonly ImmutableArray<FieldKey> Keys =
    [
        .. "is like size across flat order leaf carpet seats shows carries plate knob room stands_for shapes".Split(' ').Select(name => new FieldKey(name)),
    ];

    private readonly ProblemList problems = new(file);
    private readonly Dictionary<string, KindLook> looks = new(known.Kinds, StringComparer.Ordinal);
    private readonly Dictionary<string, Rgba> materials = new(known.Materials, StringComparer.Ordinal);
    private readonly List<YamlTree.Text> named = [];
    private readonly List<(string Kind, string Like)> alike = [];

    /// <summary>Reads how the kinds of a file are drawn.</summary>
    /// <param name="file">What the file is called in messages.</param>
    /// <param name="known">What the file may name. The result has it, too.</param>
    /// <exception cref="WorldFormatException">The file is no file of kinds, or says something wrong of a drawing.</exception>
    public static LookBook Read(string file, string text, LookBook known)
    {
        var reader = new KindLookReader(file, known);
        if (YamlTreeReader.Read(text, reader.problems).Tree is { } tree)
            reader.ReadFile(new FieldReader(tree, KindKeys.File, "a file of kinds", reader.problems));
        reader.problems.ThrowIfAny();
        return new LookBook(reader.looks.ToFrozenDictionary(StringComparer.Ordinal), reader.materials.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private void ReadFile(FieldReader file)
    {
        foreach (var (key, value) in file.Entries("materials", Most))
        {
            if (value is YamlTree.Text { Value.Length: 6 } color && color.Value.All(char.IsAsciiHexDigit))
                materials[key.Value] = Rgba.Of("#" + color.Value);
            else
                problems.Add(value.At, $"a material is six hexadecimal digits, such as A98467, not {FieldReader.What(value)}");
        }

        foreach (var (key, value) in file.Entries("receptacles", Most))
        {
            var kind = new FieldReader(value, KindKeys.Receptacle, "a kind of receptacle", problems);
            var look = Look(key, kind["drawn"]);
            looks[key.Value] = look with { Size = Vector(kind.Size("size")), Traits = look.Traits | (kind.Flag("raised") is true ? LookTraits.Raised : 0) };
        }

        foreach (var (key, value) in file.Entries("things", Most))
            looks[key.Value] = Look(key, value is YamlTree.Table ? new FieldReader(value, KindKeys.Thing, "a kind of thing", problems)["drawn"] : null);
        foreach (var (key, value) in file.Entries("scenery", Most))
            looks[key.Value] = Look(key, value);
        foreach (var word in named)
            FieldReader.Known(word, looks.Keys, "kind", problems);
        foreach (var (kind, like) in alike)
            looks[kind] = looks[kind] with { Shapes = looks.GetValueOrDefault(like)?.Shapes ?? [] };
    }

    private KindLook Look(YamlTree.Text kind, YamlTree? drawn)
    {
        var plain = new KindLook { Name = kind.Value };
        if (drawn is null)
            return plain;
        var fields = new FieldReader(drawn, Keys, "a drawing", problems);
        if (Kind("like") is { } like)
            alike.Add((kind.Value, like));
        return plain with
        {
            Traits = fields.Words("is", Most).Select(word => FieldReader.Known(word, TraitNames, "word for a drawing", problems)).OfType<string>()
                .Aggregate(LookTraits.None, (all, name) => all | EnumNames.Parse<LookTraits>(name)!.Value),
            Size = Vector(fields.Size("size")),
            Across = (float?)fields.Length("across") ?? plain.Across,
            Flat = (float?)fields.Number("flat", 0.1, 10) ?? plain.Flat,
            Order = (int?)fields.Number("order", 0, 10) ?? plain.Order,
            Leaf = fields.OneOf("leaf", materials.Keys, "material") is { } leaf ? materials[leaf] : null,
            Carpet = fields.Length("carpet"),
            Seats = Kind("seats"),
            Plate = Kind("plate"),
            Knob = Kind("knob"),
            Room = fields.OneOf("room", Room.Types, "type of room"),
            StandsFor = fields.OneOf("stands_for", KindLooks.StandIns, "word for what a kind stands for"),
            Shows = [.. Kinds("shows")],
            Carries = [.. Kinds("carries")],
            Shapes = [.. fields.Words("shapes", Most).Select(word => ShapeReader.Read(word, materials, problems)).OfType<ShapePart>()],
        };

        string? Kind(string name) => fields.Word(name) is { } word ? Named(word) : null;

        IEnumerable<string> Kinds(string name) => fields.Words(name, Most).Select(Named);
    }

    // It may stand further down.
    private string Named(YamlTree.Text kind)
    {
        named.Add(kind);
        return kind.Value;
    }

    private static Vector2? Vector((double Width, double Depth)? size) => size is var (width, depth) ? new Vector2((float)width, (float)depth) : null;
}
