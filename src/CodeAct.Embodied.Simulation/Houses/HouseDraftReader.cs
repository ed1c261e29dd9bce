using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Simulation.Houses;

/// <summary>Reads the words of a house file: keys, numbers and names. Whether they make a house is judged later.</summary>
internal sealed partial class HouseDraftReader(Kinds kinds, ProblemList problems)
{
    public const int MostRooms = 100;
    public const int MostDoors = 200;
    public const int MostPieces = 500;
    public const int MostThings = 5000;
    public const int MostTasks = 100;

    private const int LongestTitle = 120;
    private const double UsualDoor = 0.9;

    public static readonly ImmutableArray<(string Word, Condition Condition, ThingTraits Needed)> ConditionWords =
    [
        ("clean", Condition.Clean, ThingTraits.Cleanable), ("hot", Condition.Hot, ThingTraits.Heatable), ("cool", Condition.Cool, ThingTraits.Coolable),
        ("sliced", Condition.Sliced, ThingTraits.Sliceable), ("lit", Condition.Toggled, ThingTraits.Toggleable),
    ];

    private bool hasAllFurniture = true;
    private bool isDescending;

    public HouseDraft Read(YamlTree tree)
    {
        var fields = new FieldReader(tree, HouseKeys.House, "a house", problems);
        isDescending = fields.OneOf("listing", [HouseKeys.Ascending, HouseKeys.Descending], "order") is HouseKeys.Descending;
        var rooms = Entries(fields, "rooms", MostRooms, "a room").Select(ReadRoom).OfType<RoomDraft>().ToImmutableArray();
        var doors = fields.Items("doors", MostDoors).Select(ReadDoor).OfType<DoorDraft>().ToImmutableArray();
        var pieces = Entries(fields, "furniture", MostPieces, "a piece of furniture").Select(ReadPiece).OfType<PieceDraft>()
            .OrderBy(piece => piece.Id, StringComparer.Ordinal).ToImmutableArray();
        hasAllFurniture &= pieces.Length == Count(fields["furniture"]);
        if (pieces.Sum(piece => piece.Holds.Length) is > MostThings and var things)
            problems.Add(fields.PlaceOf("furniture"), $"there are {things} things; at most {MostThings} are allowed");
        var tasks = Entries(fields, "tasks", MostTasks, "a task").Select(ReadTask).OfType<TaskDraft>().ToImmutableArray();
        return new HouseDraft
        {
            Title = ReadTitle(fields),
            Robot = Point(fields, "robot"),
            Rooms = rooms,
            Doors = doors,
            Furniture = pieces,
            Tasks = tasks,
            HasAllRooms = rooms.Length == Count(fields["rooms"]),
            HasAllDoors = doors.Length == Count(fields["doors"]),
            HasAllFurniture = hasAllFurniture,
        };
    }

    private static int Count(YamlTree? tree) => tree switch
    {
        YamlTree.Table table => table.Entries.Length,
        YamlTree.Sequence list => list.Items.Length,
        null => 0,
        // Something else stands where the table or list should be.
        _ => -1,
    };

    private ImmutableArray<YamlTree.Entry> Entries(FieldReader fields, string key, int most, string subject)
    {
        var entries = fields.Entries(key, most);
        if (fields[key] is YamlTree.Table { IsComplete: true, Entries.Length: 0 })
            problems.Add(fields.PlaceOf(key), $"there must be at least {subject} in '{key}'");
        return entries;
    }

    private string ReadTitle(FieldReader fields)
    {
        if (fields.Word("title") is not { } title)
            return "";
        if (title.Value.Trim().Length is 0 or > LongestTitle || title.Value.Contains('\n'))
            problems.Add(title.At, $"the title is one line of up to {LongestTitle} characters");
        return title.Value;
    }

    private RoomDraft? ReadRoom(YamlTree.Entry entry)
    {
        var (name, value) = entry;
        var fields = new FieldReader(value, HouseKeys.Room, "a room", problems);
        if (!RoomName().IsMatch(name.Value))
        {
            problems.Add(name.At, $"{Wording.Quote(name.Value)} is no name for a room; take up to 30 letters, digits, spaces and hyphens");
            return null;
        }

        var type = fields.OneOf("type", Room.Types, "type of room");
        if (fields["type"] is null)
        {
            type = Room.Types.FirstOrDefault(type => type == name.Value);
            if (type is null && value is YamlTree.Table { IsComplete: true })
                problems.Add(name.At, $"say what '{name.Value}' is with 'type': {Wording.Or(Room.Types)}");
        }

        if (fields.Point("from") is not var (left, bottom) || fields.Point("to") is not var (right, top) || type is null)
            return null;
        if (right - left >= LeastRoom && top - bottom >= LeastRoom)
            return new RoomDraft(name.At, new Room(name.Value, type, new Rectangle(left, bottom, right - left, top - bottom)));

        problems.Add(
            fields.PlaceOf("to"),
            $"'to' must lie at least {Wording.Metres(LeastRoom)} m to the east and to the north of 'from', which is {Wording.Point(left, bottom)}");
        return null;
    }

    private const double LeastRoom = 0.7;

    private DoorDraft? ReadDoor(YamlTree item)
    {
        var fields = new FieldReader(item, HouseKeys.Door, "a door", problems);
        var at = Point(fields, "at");
        var width = fields["width"] is null ? UsualDoor : fields.Length("width");
        if (width < RoutePlanner.NarrowestDoor)
        {
            problems.Add(
                fields.PlaceOf("width"),
                $"the robot does not fit through a door of {Wording.Metres(width.Value)} m; it needs {Wording.Metres(RoutePlanner.NarrowestDoor)} m");
            return null;
        }

        var between = fields.Words("between", most: 2);
        if (between is [var from, var to] && (fields["at"] is null || at is not null) && width is not null)
            return new DoorDraft(item.At, from, to, at, width.Value);

        if (fields["between"] is YamlTree.Sequence { Items.Length: 0 or 1 } list)
            problems.Add(list.At, "a door is between two rooms: name both");
        return null;
    }

    private PieceDraft? ReadPiece(YamlTree.Entry entry)
    {
        var (name, value) = entry;
        var fields = new FieldReader(value, HouseKeys.Piece, "a piece of furniture", problems);
        var piece = new
        {
            At = Place(fields, "at"),
            Size = fields.Size("size"),
            Facing = fields.OneOf("facing", Enum.GetNames<Facing>().Select(facing => facing.ToLowerInvariant()), "direction"),
            IsRaised = fields.Flag("raised"),
            IsOpenable = fields.Flag("openable"),
            IsOpen = fields.Flag("open"),
            Stand = Place(fields, "stand"),
            Holds = ReadThings(fields),
        };
        hasAllFurniture &= piece.At is not null;
        if (ReadName(name, kinds.Receptacles.Keys, "kind of receptacle") is not var (kindName, number))
            return null;

        var kind = kinds.Receptacles[kindName];
        var traits = piece.IsOpenable is false ? kind.Traits & ~ReceptacleTraits.Openable : kind.Traits;
        if (piece.IsOpenable is true && !traits.HasFlag(ReceptacleTraits.Openable))
            problems.Add(fields.PlaceOf("openable"), $"{Nouns.A(kindName)} has no door and no lid; remove 'openable'");
        if (piece.IsOpen is not null && !traits.HasFlag(ReceptacleTraits.Openable))
            problems.Add(fields.PlaceOf("open"), $"{(piece.IsOpenable is false ? "what is not openable" : Nouns.A(kindName))} can be neither open nor closed; remove 'open'");
        foreach (var thing in piece.Holds.Where(thing =>
            !kind.Accepts.Contains(thing.Kind.Name, StringComparer.Ordinal)
            && !kind.AlsoHolds.Contains(thing.Kind.Name, StringComparer.Ordinal)))
        {
            var better = kinds.Receptacles.Values.Where(other => other.Accepts.Contains(thing.Kind.Name, StringComparer.Ordinal))
                .Select(other => other.Name).Take(5).ToList();
            var hint = better.Count == 0 ? "" : $"; {Nouns.A(thing.Kind.Name)} may be in {Wording.Or([.. better.Select(Nouns.A)])}";
            problems.Add(thing.Mark, $"{Nouns.A(kindName)} holds no {thing.Kind.Name}{hint}");
        }

        return new PieceDraft
        {
            Mark = name.At,
            Kind = kind,
            Number = number,
            Id = NumberedName.Id(kindName, number, isDescending),
            Traits = traits,
            At = piece.At,
            Size = piece.Size,
            Facing = piece.Facing is null ? null : Enum.Parse<Facing>(piece.Facing, ignoreCase: true),
            IsRaised = piece.IsRaised,
            IsOpen = piece.IsOpen ?? false,
            Stand = piece.Stand,
            Holds = piece.Holds,
        };
    }

    private ImmutableArray<ThingDraft> ReadThings(FieldReader fields)
    {
        var words = fields.Words("holds", MostThings);
        var things = words.Select(ReadThing).OfType<ThingDraft>().ToImmutableArray();
        hasAllFurniture &= things.Length == Count(fields["holds"]);
        return things;
    }

    /// <summary>Reads "egg 1" and "hot clean plate 2".</summary>
    private ThingDraft? ReadThing(YamlTree.Text text)
    {
        var words = text.Value.Split(' ');
        var adjectives = words.Select(word => ConditionWords.FirstOrDefault(known => known.Word == word)).TakeWhile(known => known.Word is not null).ToList();
        var conditions = adjectives.Select(known => known.Condition).ToImmutableArray();
        var rest = text with { Value = string.Join(' ', words.Skip(conditions.Length)) };
        if (words.Length > conditions.Length + 2 && kinds.Things.ContainsKey(words[^2]))
        {
            var adjective = text with { Value = words[conditions.Length] };
            FieldReader.Known(adjective, ConditionWords.Select(known => known.Word), "condition of a thing", problems);
            return null;
        }

        if (ReadName(rest, kinds.Things.Keys, "kind of thing") is not var (kindName, number))
            return null;

        var kind = kinds.Things[kindName];
        foreach (var (word, _, _) in adjectives.Where(known => !kind.Traits.HasFlag(known.Needed)))
            problems.Add(text.At, $"{Nouns.A(kindName)} cannot be {word}; remove the word");
        if (conditions.Contains(Condition.Hot) && conditions.Contains(Condition.Cool))
            problems.Add(text.At, $"the {kindName} {number} cannot be both hot and cool; choose one");
        return new ThingDraft(text.At, kind, number, NumberedName.Id(kindName, number, isDescending), conditions);
    }

    /// <summary>Reads a kind and a number.</summary>
    private (string Kind, int Number)? ReadName(YamlTree.Text text, IEnumerable<string> known, string category)
    {
        var space = text.Value.LastIndexOf(' ');
        var kind = space < 0 ? text.Value : text.Value[..space];
        if (NumberedName.Number(text.Value[(space + 1)..]) is { } number && space > 0)
            return FieldReader.Known(text with { Value = kind }, known, category, problems) is null ? null : (kind, number);

        if (FieldReader.Known(text with { Value = kind.Trim() }, known, category, problems) is { } name)
            problems.Add(text.At, $"{Wording.Quote(text.Value)} needs a number from 1 to 999, as in '{name} 1'");
        return null;
    }

    private TaskDraft? ReadTask(YamlTree.Entry entry)
    {
        var (name, value) = entry;
        var fields = new FieldReader(value, HouseKeys.Task, "a task", problems);
        if (!TaskName().IsMatch(name.Value))
            problems.Add(name.At, $"{Wording.Quote(name.Value)} is no name for a task; take up to 40 small letters, digits and hyphens");

        var wording = fields.Number("wording", 1, 2) ?? 1;
        if (wording is not (1 or 2))
            problems.Add(fields.PlaceOf("wording"), "'wording' is 1 or 2");
        var reader = new GoalReader(kinds, problems);
        return fields["goal"] is { } tree && reader.Read(tree) is { } goal ? new TaskDraft(name, goal, reader.Places, (int)wording - 1) : null;
    }

    private static PointDraft? Point(FieldReader fields, string key) =>
        fields.Point(key) is { } point ? new PointDraft(fields.PlaceOf(key), point) : null;

    private static PlaceDraft? Place(FieldReader fields, string key) => fields[key] switch
    {
        YamlTree.Text { Value.Length: > 0 } name => new PlaceDraft(name.At, null, name.Value),
        _ => fields.Point(key) is { } point ? new PlaceDraft(fields.PlaceOf(key), point, null) : null,
    };

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd} -]{0,29}\z")]
    internal static partial Regex RoomName();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex TaskName();
}
