using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>What the explorer knows of the house: nothing but what observations and its programs' output have told it.</summary>
internal sealed partial class Beliefs(IReadOnlyList<string> places, string task)
{
    private readonly Dictionary<string, List<string>> contents = new(StringComparer.Ordinal);
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);
    private readonly HashSet<(string Thing, Condition Condition)> conditions = [];
    private readonly Dictionary<string, string> lastPut = new(StringComparer.Ordinal);

    private readonly Dictionary<string, bool?> doors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> doorsAtFirst = new(StringComparer.Ordinal);

    /// <summary>Every receptacle of the house, in the order of the first observation.</summary>
    public IReadOnlyList<string> Places => places;

    /// <summary>The task's sentence.</summary>
    public string Task => task;

    /// <summary>What is in the hand; null for nothing.</summary>
    public string? Held { get; private set; }

    /// <summary>The place that was last looked at, taken from or put to, where the agent stands; null before that.</summary>
    public string? At { get; private set; }

    /// <summary>Reads the first observation; null where it is not ALFWorld's.</summary>
    public static Beliefs? FromIntroduction(string observation)
    {
        var match = Introduction().Match(observation);
        return match.Success
            ? new Beliefs([.. EntityName().Matches(match.Groups["places"].Value).Select(name => name.Value)], match.Groups["task"].Value)
            : null;
    }

    /// <summary>The kind in a name: <c>mug</c> of <c>mug 1</c>.</summary>
    public static string KindOf(string name) => name[..name.LastIndexOf(' ')];

    /// <summary>Whether the agent has looked into or onto the place.</summary>
    public bool HasSeen(string place) => contents.ContainsKey(place);

    /// <summary>The things of the kind, with the places where they were last seen and are thought to be still.</summary>
    public IEnumerable<(string Thing, string Place)> Find(string kind) => Find(thing => KindOf(thing) == kind);

    /// <inheritdoc cref="Find(string)"/>
    public IEnumerable<(string Thing, string Place)> Find(Func<string, bool> isWanted) =>
        from place in Places
        where contents.ContainsKey(place)
        from thing in contents[place]
        where isWanted(thing) && !refused.Contains(thing)
        select (thing, place);

    /// <summary>Whether that is known of the thing. What it was at first does not show.</summary>
    public bool Is(string thing, Condition condition) => conditions.Contains((thing, condition));

    /// <summary>Whether the thing was given up.</summary>
    public bool IsGivenUp(string thing) => refused.Contains(thing);

    /// <summary>The place at which the last thing of the kind was put down; null before that.</summary>
    public string? LastPut(string kind) => lastPut.GetValueOrDefault(kind);

    /// <summary>By place: whether it stands open; null where it has no door. Only what was seen.</summary>
    public IReadOnlyDictionary<string, bool?> Doors => doors;

    /// <summary>As <see cref="Doors"/>, as it was when it was first seen.</summary>
    public IReadOnlyDictionary<string, bool?> DoorsAtFirst => doorsAtFirst;

    /// <summary>Takes in what a program printed.</summary>
    public void Read(string output)
    {
        foreach (var line in output.Split('\n'))
        {
            if (Seen().Match(line) is { Success: true } seen)
                contents[At = seen.Groups["place"].Value] = [.. EntityName().Matches(seen.Groups["things"].Value).Select(name => name.Value)];
            else if (PickedUp().Match(line) is { Success: true } taken)
                Take(taken.Groups["thing"].Value, taken.Groups["place"].Value);
            else if (PutDown().Match(line) is { Success: true } put)
                Put(put.Groups["thing"].Value, put.Groups["place"].Value);
            else if (Treated().Match(line) is { Success: true } treated)
                Treat(treated.Groups["verb"].Value, treated.Groups["thing"].Value, treated.Groups["place"].Value);
            else if (Sliced().Match(line) is { Success: true } sliced)
                conditions.Add((sliced.Groups["thing"].Value, Condition.Sliced));
            else if (SwitchedOn().Match(line) is { Success: true } lamp)
                conditions.Add((lamp.Groups["thing"].Value, Condition.Toggled));
            else
                Look(line);
        }
    }

    /// <summary>Notes that a thing could not be taken or switched on, so that it is not tried for ever.</summary>
    public void GiveUp(string thing) => refused.Add(thing);

    private void Take(string thing, string place)
    {
        Held = thing;
        At = place;
        refused.Remove(thing);
        if (contents.TryGetValue(place, out var things))
            things.Remove(thing);
    }

    private void Put(string thing, string place)
    {
        Held = null;
        lastPut[KindOf(thing)] = At = place;
        if (contents.TryGetValue(place, out var things))
            things.Add(thing);
        else
            contents[place] = [thing];
    }

    private void Treat(string verb, string thing, string place)
    {
        At = place;
        var treatment = Treatment.All.First(treatment => treatment.Verb == verb);
        conditions.Add((thing, treatment.Condition));
        if (treatment.Ends is { } ended)
            conditions.Remove((thing, ended));
    }

    // What the robot reads itself, in programs that print it.
    private void Look(string line)
    {
        if (Door().Match(line) is { Success: true } door)
            Note(At = door.Groups["place"].Value, door.Groups["state"].Value == "open");
        if (Closed().Match(line) is { Success: true } closed)
            Note(closed.Groups["place"].Value, false);
        if (Listed().Match(line) is not { Success: true } listed)
            return;
        if (listed.Groups["on"] is { Success: true, Value: var surface })
            Note(At = surface, null);
        contents[At!] = [.. EntityName().Matches(listed.Groups["things"].Value).Select(name => name.Value)];
    }

    private void Note(string place, bool? isOpen)
    {
        doors[place] = isOpen;
        doorsAtFirst.TryAdd(place, isOpen);
    }

    [GeneratedRegex(@"Looking quickly around you, you see (?<places>.*)\.\s+Your task is to: (?<task>.*)\.$", RegexOptions.Singleline)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"\b[a-z]+ \d+\b")]
    private static partial Regex EntityName();

    [GeneratedRegex(@"^(?<place>[a-z]+ \d+): (?<things>.*)$")]
    private static partial Regex Seen();

    [GeneratedRegex(@"^You pick up the (?<thing>[a-z]+ \d+) from the (?<place>[a-z]+ \d+)\.$")]
    private static partial Regex PickedUp();

    // "move ... to" in the current command language, "put ... in/on" in the old one.
    [GeneratedRegex(@"^You (?:move|put) the (?<thing>[a-z]+ \d+) (?:to|in/on) the (?<place>[a-z]+ \d+)\.$")]
    private static partial Regex PutDown();

    [GeneratedRegex(@"^You (?<verb>clean|heat|cool) the (?<thing>[a-z]+ \d+) using the (?<place>[a-z]+ \d+)\.$")]
    private static partial Regex Treated();

    [GeneratedRegex(@"^You sliced the (?<thing>[a-z]+ \d+) with the [a-z]+ \d+\.$")]
    private static partial Regex Sliced();

    [GeneratedRegex(@"^You turn on the (?<thing>[a-z]+ \d+)\.$")]
    private static partial Regex SwitchedOn();

    [GeneratedRegex(@"\bThe (?<place>[a-z]+ \d+) is (?<state>open|closed)\.")]
    private static partial Regex Door();

    [GeneratedRegex(@"^You close the (?<place>[a-z]+ \d+)\.$")]
    private static partial Regex Closed();

    [GeneratedRegex(@"\b(?:On the (?<on>[a-z]+ \d+)|In it), you see (?<things>.*)\.$")]
    private static partial Regex Listed();
}
