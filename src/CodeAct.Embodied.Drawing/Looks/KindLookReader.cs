using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>Reads from a file of kinds how they are drawn.</summary>
public sealed class KindLookReader
{
    private const int Most = 1000;

    private static readonly string[] TraitNames = [.. EnumNames.AllNames<LookTraits>().Skip(1)];

    private static readonly ImmutableArray<FormatKey> Keys =
    [
        new("is", FormatShape.Things, "What is true of how it is drawn."),
        new("like", FormatShape.ObjectKind, "The kind whose shapes it has."),
        new("size", FormatShape.Size, "Width along its front and depth, in metres."),
        new("across", FormatShape.Width, "How large a thing is drawn, in metres."),
        new("flat", FormatShape.Width, "Its depth as a share of that."),
        new("order", FormatShape.Width, "What is lower is drawn first."),
        new("leaf", FormatShape.ObjectKind, "The material of its door."),
        new("carpet", FormatShape.Width, "How far a carpet reaches beyond it, in metres."),
        new("seats", FormatShape.ObjectKind, "The kind of seat around it."),
        new("shows", FormatShape.Things, "Things that are drawn with it."),
        new("carries", FormatShape.Things, "Kinds that are built into it."),
        new("plate", FormatShape.ReceptacleKind, "The kind that is drawn below several."),
        new("knob", FormatShape.ObjectKind, "The kind of thing that makes it glow."),
        new("room", FormatShape.RoomType, "The type of room that has one."),
        new("stands_for", FormatShape.ObjectKind, "What it stands for."),
        new("shapes", FormatShape.Things, "What it consists of, from the lowest up."),
    ];

    private readonly ProblemList problems;
    private readonly Dictionary<string, KindLook> looks;
    private readonly List<YamlTree.Text> named = [];
    private readonly List<(string Kind, string Like)> alike = [];

    private KindLookReader(string file, IReadOnlyDictionary<string, KindLook> known) =>
        (problems, looks) = (new ProblemList(file), new Dictionary<string, KindLook>(known, StringComparer.Ordinal));

    /// <summary>Reads how the kinds of a file are drawn, by name.</summary>
    /// <param name="file">What the file is called in messages.</param>
    /// <param name="known">Drawings that the file may name. The result has them, too.</param>
    /// <exception cref="WorldFormatException">The file is no file of kinds, or says something wrong of a drawing.</exception>
    public static FrozenDictionary<string, KindLook> Read(string file, string text, IReadOnlyDictionary<string, KindLook> known)
    {
        var reader = new KindLookReader(file, known);
        if (YamlTreeReader.Read(text, reader.problems).Tree is { } tree)
            reader.ReadFile(new FieldReader(tree, KindKeys.File, "a file of kinds", reader.problems));
        reader.problems.ThrowIfAny();
        return reader.looks.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private void ReadFile(FieldReader file)
    {
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
            Leaf = fields.OneOf("leaf", Materials.Names, "material") is { } leaf ? Materials.Of(leaf) : plain.Leaf,
            Carpet = fields.Length("carpet"),
            Seats = Kind("seats"),
            Plate = Kind("plate"),
            Knob = Kind("knob"),
            Room = fields.OneOf("room", Room.Types, "type of room"),
            StandsFor = fields.OneOf("stands_for", KindLooks.StandIns, "word for what a kind stands for"),
            Shows = [.. Kinds("shows")],
            Carries = [.. Kinds("carries")],
            Shapes = [.. fields.Words("shapes", Most).Select(word => ShapeReader.Read(word, problems)).OfType<ShapePart>()],
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
