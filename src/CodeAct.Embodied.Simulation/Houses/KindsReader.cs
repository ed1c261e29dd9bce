using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Reads a file of kinds.</summary>
public static partial class KindsReader
{
    private const int MostKinds = 500;

    private static readonly string[] ReceptacleTraitNames = [.. EnumNames.AllNames<ReceptacleTraits>().Skip(1)];

    private static readonly ImmutableArray<(string Name, ThingTraits Trait)> ThingTraitNames =
    [
        ("pickupable", ThingTraits.Pickupable), ("cleanable", ThingTraits.Cleanable),
        ("heatable", ThingTraits.Heatable), ("coolable", ThingTraits.Coolable),
        ("sliceable", ThingTraits.Sliceable), ("toggleable", ThingTraits.Toggleable),
        ("slices", ThingTraits.Slices), ("holds", ThingTraits.ReceptacleObject),
    ];

    /// <summary>Reads the kinds of a file.</summary>
    /// <param name="file">What the file is called in messages.</param>
    /// <param name="known">Kinds that the file builds on: it may name their things. The result has them too.</param>
    /// <exception cref="WorldFormatException">The file is no file of kinds; with every problem found.</exception>
    public static Kinds Read(string file, string text, Kinds? known = null)
    {
        var problems = new ProblemList(file);
        var (tree, _) = YamlTreeReader.Read(text, problems);
        var empty = new Kinds
        {
            Receptacles = ImmutableSortedDictionary.Create<string, ReceptacleKind>(StringComparer.Ordinal),
            Things = ImmutableSortedDictionary.Create<string, ThingKind>(StringComparer.Ordinal),
        };
        var kinds = known ?? empty;
        if (tree is not null)
        {
            var fields = new FieldReader(tree, KindKeys.File, "a file of kinds", problems);
            var things = fields.Entries("things", MostKinds).Where(entry => IsName(entry.Key, problems))
                .Select(entry => ReadThing(entry, problems));
            kinds = kinds.With(empty with { Things = empty.Things.AddRange(things.Select(kind => KeyValuePair.Create(kind.Name, kind))) });
            var receptacles = fields.Entries("receptacles", MostKinds).Where(entry => IsName(entry.Key, problems))
                .Select(entry => ReadReceptacle(entry, kinds.Things, problems)).OfType<ReceptacleKind>();
            kinds = kinds.With(empty with
            {
                Receptacles = empty.Receptacles.AddRange(receptacles.Select(kind => KeyValuePair.Create(kind.Name, kind))),
            });
        }

        foreach (var (thing, home) in kinds.Things.Values.SelectMany(thing => thing.Homes.Select(home => (thing, home))).Where(pair => !kinds.Receptacles.ContainsKey(pair.home)))
            problems.Add(new Mark(1, 1), $"{Wording.Quote(home)}, the home of {thing.Name}, is no kind of receptacle{Wording.DidYouMean(home, kinds.Receptacles.Keys)}");
        problems.ThrowIfAny();
        return kinds;
    }

    private static bool IsName(YamlTree.Text name, ProblemList problems)
    {
        if (KindName().IsMatch(name.Value))
            return true;
        problems.Add(name.At, $"{Wording.Quote(name.Value)} is no name for a kind; take up to 30 small letters");
        return false;
    }

    private static ThingKind ReadThing(YamlTree.Entry entry, ProblemList problems)
    {
        var (key, value) = entry;
        var fields = value is YamlTree.Table ? new FieldReader(value, KindKeys.Thing, "a kind of thing", problems) : null;
        var does = fields is null ? value : fields["does"];
        var traits = ThingTraits.None;
        if (does is not YamlTree.Sequence list)
        {
            if (does is not null)
                problems.Add(does.At, $"'{key.Value}' is followed by a list of what it affords, such as [pickupable]");
            return new ThingKind(key.Value, traits);
        }

        foreach (var item in list.Items)
        {
            if (item is not YamlTree.Text word)
                problems.Add(item.At, $"what a thing affords is a word, not {FieldReader.What(item)}");
            else if (FieldReader.Known(word, ThingTraitNames.Select(trait => trait.Name), "trait of a thing", problems) is { } name)
                traits |= ThingTraitNames.First(trait => trait.Name == name).Trait;
        }

        return new ThingKind(key.Value, traits) { Homes = [.. fields?.Words("home", MostKinds).Select(word => word.Value) ?? []] };
    }

    private static ReceptacleKind? ReadReceptacle(
        YamlTree.Entry entry, ImmutableSortedDictionary<string, ThingKind> things, ProblemList problems)
    {
        if (things.ContainsKey(entry.Key.Value))
            problems.Add(entry.Key.At, $"'{entry.Key.Value}' is a kind of thing already; call one of them otherwise");

        var fields = new FieldReader(entry.Value, KindKeys.Receptacle, $"a kind of receptacle", problems);
        var traits = fields.Words("does", MostKinds)
            .Select(word => FieldReader.Known(word, ReceptacleTraitNames, "trait of a receptacle", problems))
            .OfType<string>()
            .Aggregate(ReceptacleTraits.None, (all, name) => all | EnumNames.Parse<ReceptacleTraits>(name)!.Value);
        var size = fields.Size("size");
        var height = fields.Length("height");
        var accepts = ThingKinds(fields, "accepts", things, problems);
        var alsoHolds = ThingKinds(fields, "also_holds", things, problems);
        return size is not { } known || height is null
            ? null
            : new ReceptacleKind
            {
                Name = entry.Key.Value,
                Width = known.Width,
                Depth = known.Depth,
                Height = height.Value,
                IsRaised = fields.Flag("raised") ?? false,
                IsFree = fields.Flag("free") ?? false,
                Traits = traits,
                Accepts = accepts,
                AlsoHolds = alsoHolds,
            };
    }

    private static ImmutableArray<string> ThingKinds(
        FieldReader fields, string key, ImmutableSortedDictionary<string, ThingKind> things, ProblemList problems) =>
    [
        .. fields.Words(key, MostKinds)
            .Select(word => FieldReader.Known(word, things.Keys, "kind of thing", problems))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\A[a-z]{1,30}\z")]
    private static partial Regex KindName();
}
