using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using CodeAct.Embodied.Drawing.Strokes;
using CodeAct.Embodied.Simulation.Houses;
using CodeAct.Embodied.Simulation.Model;
using CodeAct.Embodied.Simulation.Vocabulary;

namespace CodeAct.Embodied.Drawing.Looks;

/// <summary>Reads from a file of kinds how they are drawn.</summary>
public static class KindLookReader
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

    /// <summary>Reads how the kinds of a file are drawn, by name.</summary>
    /// <param name="file">What the file is called in messages.</param>
    /// <exception cref="WorldFormatException">The file is no file of kinds, or says something wrong of a drawing.</exception>
    public static FrozenDictionary<string, KindLook> Read(string file, string text)
    {
        var problems = new ProblemList(file);
        var looks = new Dictionary<string, KindLook>(StringComparer.Ordinal);
        List<(string Kind, YamlTree.Text Like)> alike = [];
        var fields = YamlTreeReader.Read(text, problems).Tree is { } tree ? new FieldReader(tree, KindKeys.File, "a file of kinds", problems) : null;
        foreach (var (key, value) in fields?.Entries("receptacles", Most) ?? [])
        {
            var kind = new FieldReader(value, KindKeys.Receptacle, "a kind of receptacle", problems);
            var look = Look(key, kind["drawn"]);
            looks[key.Value] = look with { Size = Vector(kind.Size("size")), Traits = look.Traits | (kind.Flag("raised") is true ? LookTraits.Raised : 0) };
        }

        foreach (var (key, value) in fields?.Entries("things", Most) ?? [])
            looks[key.Value] = Look(key, value is YamlTree.Table ? new FieldReader(value, KindKeys.Thing, "a kind of thing", problems)["drawn"] : null);
        foreach (var (key, value) in fields?.Entries("scenery", Most) ?? [])
            looks[key.Value] = Look(key, value);
        foreach (var (kind, like) in alike)
        {
            if (FieldReader.Known(like, looks.Keys, "kind", problems) is { } other)
                looks[kind] = looks[kind] with { Shapes = looks[other].Shapes };
        }

        problems.ThrowIfAny();
        return looks.ToFrozenDictionary(StringComparer.Ordinal);

        KindLook Look(YamlTree.Text kind, YamlTree? drawn)
        {
            if (drawn is null)
                return new KindLook { Name = kind.Value };
            var words = new FieldReader(drawn, Keys, "a drawing", problems);
            if (words.Word("like") is { } like)
                alike.Add((kind.Value, like));
            return Read(kind.Value, words, problems);
        }
    }

    private static KindLook Read(string kind, FieldReader fields, ProblemList problems)
    {
        var plain = new KindLook { Name = kind };
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
            Seats = fields.Word("seats")?.Value,
            Plate = fields.Word("plate")?.Value,
            Knob = fields.Word("knob")?.Value,
            Room = fields.OneOf("room", Room.Types, "type of room"),
            StandsFor = fields.OneOf("stands_for", KindLooks.StandIns, "word for what a kind stands for"),
            Shows = [.. fields.Words("shows", Most).Select(word => word.Value)],
            Carries = [.. fields.Words("carries", Most).Select(word => word.Value)],
            Shapes = [.. fields.Words("shapes", Most).Select(word => ShapeReader.Read(word, problems)).OfType<ShapePart>()],
        };
    }

    private static Vector2? Vector((double Width, double Depth)? size) => size is var (width, depth) ? new Vector2((float)width, (float)depth) : null;
}
