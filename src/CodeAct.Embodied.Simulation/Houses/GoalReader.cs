using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Reads goals in files and logs.</summary>
/// <param name="kinds">The kinds that may be named; null for any, as in a log, whose world has been made.</param>
internal sealed partial class GoalReader(Kinds? kinds, ProblemList problems)
{
    private const int MostRequirements = 24;
    private const int MostThings = 99;

    private static readonly ImmutableArray<string> properties = [.. new[] { Condition.Clean, Condition.Hot, Condition.Cool, Condition.Sliced }.Select(EnumNames.Name)];

    /// <summary>Where each requirement that was read stands.</summary>
    public Dictionary<Requirement, Mark> Places { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reads a goal; null where it could not be read, with a problem.</summary>
    public Goal? Read(YamlTree tree)
    {
        if (HeadOf(tree, GoalKeys.Frames) is not ("if", var fields))
            return ReadPhases(tree);
        var condition = fields["if"] is { } first ? ReadRequirement(first) : null;
        var (then, otherwise) = (fields["then"] is { } yes ? ReadPhases(yes) : null, fields["else"] is { } no ? ReadPhases(no) : null);
        return condition is null || then is null || otherwise is null ? null : then with { If = condition, Else = otherwise };
    }

    // "first" in "then" goes on; other nesting has no meaning.
    private Goal? ReadPhases(YamlTree tree)
    {
        var phases = ImmutableArray.CreateBuilder<ImmutableArray<Requirement>>();
        bool? keeps = null;
        while (HeadOf(tree, GoalKeys.Frames) is ("first", var fields))
        {
            if (fields["first"] is not { } first || fields["then"] is not { } then || ReadAll(first) is not { } phase)
                return null;
            phases.Add(phase);
            if (keeps is not null && fields.Flag("keep") is { } other && other != keeps)
                problems.Add(fields.PlaceOf("keep"), "what is kept is the same for the whole order; say 'keep' at the first 'first'");
            keeps ??= fields.Flag("keep") ?? false;
            tree = then;
        }

        if (ReadAll(tree) is not { } last)
            return null;
        phases.Add(last);
        return new Goal { Phases = phases.ToImmutable(), Keep = keeps ?? false };
    }

    private ImmutableArray<Requirement>? ReadAll(YamlTree tree)
    {
        var items = tree is YamlTree.Sequence list ? list.Items : [tree];
        if (items.Length is 0 or > MostRequirements)
        {
            problems.Add(tree.At, $"a goal has 1 to {MostRequirements} conditions, not {items.Length}");
            return null;
        }

        var read = items.Select(ReadRequirement).ToList();
        return read.Contains(null) ? null : [.. read.OfType<Requirement>()];
    }

    private Requirement? ReadRequirement(YamlTree tree)
    {
        if (HeadOf(tree, GoalKeys.Forms) is not var (head, fields))
        {
            var heads = GoalKeys.Forms.Select(form => form.Head).ToList();
            problems.Add(tree.At, $"a condition begins with {Wording.Or(heads)}, not with {Begin(tree)}{(Wording.Nearest(First(tree), heads) is { } meant ? $"; did you mean '{meant}'?" : "")}");
            return null;
        }

        Requirement? read = head switch
        {
            "hold" => Thing(fields, "hold") is { } kind && (fields["under"] is null || Lamp(fields, "under") is not null) ? new Requirement.Hold(kind, Lamp(fields, "under")) : null,
            "lamp" => Lamp(fields, "lamp") is { } lamp && (fields["is"] is null || fields.OneOf("is", ["on"], "state of a lamp") is not null) ? new Requirement.LampOn(lamp) : null,
            "place" => ReadDoors(fields),
            "at" => Place(fields, "at") is { } place ? new Requirement.At(place, Room(fields)) : null,
            "tidy" => ReadTidy(fields),
            _ => ReadThings(head, fields),
        };
        if (read is not null)
            Places.Add(read, tree.At);
        return read;
    }

    private Requirement.Things? ReadThings(string head, FieldReader fields)
    {
        if (fields.Word(head) is not { } word)
            return null;
        var quantity = EnumNames.Parse<Quantity>(head)!.Value;
        var space = word.Value.IndexOf(' ', StringComparison.Ordinal);
        var hasNumber = space > 0 && quantity is Quantity.Some or Quantity.Exactly && char.IsAsciiDigit(word.Value[0]);
        var count = 1;
        if (hasNumber && (!int.TryParse(word.Value[..space], System.Globalization.NumberStyles.None, null, out count) || count is < 1 or > MostThings))
        {
            problems.Add(word.At, $"'{head}' takes a number from 1 to {MostThings} and a kind, as in '2 mug', not {Wording.Quote(word.Value)}");
            return null;
        }

        var any = quantity is Quantity.None && word.Value == "any";
        var kind = any ? null : Known(hasNumber ? word with { Value = word.Value[(space + 1)..] } : word, kinds?.Things.Keys, "kind of thing");
        if (fields["in"] is not null && fields["on"] is not null)
            problems.Add(fields.PlaceOf("on"), "'in' and 'on' mean the same; give one of them");
        var key = fields["in"] is not null ? "in" : "on";
        var place = fields[key] is null ? null : Place(fields, key);
        var that = Conditions(fields);
        var beside = fields["beside"] is null ? null : Thing(fields, "beside");
        if ((kind is null && !any) || (fields[key] is not null && place is null) || that is null || (fields["beside"] is not null && beside is null))
            return null;

        var read = new Requirement.Things
        {
            Quantity = quantity,
            Count = count,
            Kind = kind,
            That = that.Value,
            Place = place,
            Room = Room(fields),
            Together = fields.Flag("together") ?? false,
            Beside = beside,
        };
        if (read is { Place: null, Room: null } && (quantity is Quantity.None or Quantity.Exactly || read is { That: [], Beside: null }))
        {
            problems.Add(fields.At, "this says nothing of where; add 'in', 'on' or 'room'");
            return null;
        }

        return read;
    }

    private Requirement.Doors? ReadDoors(FieldReader fields)
    {
        var state = fields.OneOf("is", ["open", "closed"], "state of a door");
        var isAll = fields["place"] is YamlTree.Text { Value: "all" };
        var place = isAll ? null : Place(fields, "place");
        return state is null || (!isAll && place is null) ? null : new Requirement.Doors(place, state == "open", Room(fields));
    }

    private Requirement.Tidy? ReadTidy(FieldReader fields)
    {
        var own = fields["homes"] is YamlTree.Table table
            ? table.Entries.ToDictionary(entry => entry.Key.Value, entry => Words(entry.Value, kinds?.Receptacles.Keys, "kind of receptacle"), StringComparer.Ordinal) : [];
        List<Requirement.Home> homes = [];
        foreach (var word in fields["tidy"] is { } list ? Words(list, kinds?.Things.Keys, "kind of thing") : [])
        {
            ImmutableArray<string> places = own.TryGetValue(word, out var given) ? given : kinds?.Things[word].Homes ?? [];
            if (places.IsEmpty)
                problems.Add(fields.PlaceOf("tidy"), $"nobody knows where {Nouns.A(word)} belongs; add 'homes: {{{word}: [cabinet]}}' here, or 'home' to {word} in kinds.yaml");
            homes.Add(new Requirement.Home(word, places));
        }

        return homes.Count == 0 || homes.Exists(home => home.Places.IsEmpty) ? null : new Requirement.Tidy([.. homes], Room(fields));
    }

    private ImmutableArray<Condition>? Conditions(FieldReader fields)
    {
        var words = fields["that"] is { } that ? Words(that, properties, "property of a thing") : [];
        ImmutableArray<Condition> read = [.. words.Select(word => EnumNames.Parse<Condition>(word)!.Value).Distinct().Order()];
        if (read.Contains(Condition.Hot) && read.Contains(Condition.Cool))
            problems.Add(fields.PlaceOf("that"), "nothing is both hot and cool; choose one");
        return fields["that"] is not null && read.IsEmpty ? null : read;
    }

    // A list, or a single word in its place.
    private ImmutableArray<string> Words(YamlTree tree, IEnumerable<string>? known, string category)
    {
        var items = tree is YamlTree.Sequence { Items.Length: <= MostRequirements } list ? list.Items : [tree];
        foreach (var item in items.Where(item => item is not YamlTree.Text))
            problems.Add(item.At, $"this is a word or a list of words, not {FieldReader.What(item)}");
        return [.. items.OfType<YamlTree.Text>().Select(word => Known(word, known, category)).OfType<string>()];
    }

    private string? Thing(FieldReader fields, string key) => fields.Word(key) is { } word ? Known(word, kinds?.Things.Keys, "kind of thing") : null;

    private string? Place(FieldReader fields, string key) => fields.Word(key) is { } word ? Known(word, kinds?.Receptacles.Keys, "kind of receptacle") : null;

    private string? Lamp(FieldReader fields, string key) => fields.Word(key) is { } word ? Known(word, kinds is null ? null : HouseGoals.Lamps(kinds), "kind of lamp") : null;

    private string? Room(FieldReader fields)
    {
        if (fields.Word("room") is { } room && !HouseDraftReader.RoomName().IsMatch(room.Value))
            problems.Add(room.At, $"{Wording.Quote(room.Value)} is no name of a room");
        return fields.Word("room")?.Value;
    }

    private string? Known(YamlTree.Text word, IEnumerable<string>? known, string category)
    {
        if (known is not null)
            return FieldReader.Known(word, known, category, problems);
        if (KindName().IsMatch(word.Value))
            return word.Value;
        problems.Add(word.At, $"{Wording.Quote(word.Value)} is no name of a kind");
        return null;
    }

    private (string Head, FieldReader Fields)? HeadOf(YamlTree tree, ImmutableArray<(string Head, ImmutableArray<FieldKey> Keys)> forms)
    {
        if (tree is not YamlTree.Table table)
            return null;
        var form = forms.FirstOrDefault(form => table.Entries.Any(entry => entry.Key.Value == form.Head));
        return form.Head is null ? null : (form.Head, new FieldReader(tree, form.Keys, $"a condition with '{form.Head}'", problems));
    }

    private static string Begin(YamlTree tree) => First(tree) is { Length: > 0 } first ? Wording.Quote(first) : FieldReader.What(tree);

    private static string First(YamlTree tree) => tree is YamlTree.Table { Entries: [var first, ..] } ? first.Key.Value : "";

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,59}\z")]
    private static partial Regex KindName();
}
