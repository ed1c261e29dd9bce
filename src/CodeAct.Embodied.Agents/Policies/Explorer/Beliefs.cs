using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>What the explorer knows of the house: nothing but what observations and its programs' output have told it.</summary>
internal sealed partial class Beliefs(IReadOnlyList<string> places, string task)
{
    private readonly Dictionary<string, List<string>> contents = new(StringComparer.Ordinal);
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    /// <summary>Every receptacle of the house, in the order of the first observation.</summary>
    public IReadOnlyList<string> Places => places;

    /// <summary>The task's sentence.</summary>
    public string Task => task;

    /// <summary>What is in the hand; null for nothing.</summary>
    public string? Held { get; private set; }

    /// <summary>The place that was last looked at, taken from or put to, where the agent stands; null before that.</summary>
    public string? At { get; private set; }

    /// <summary>Whether what is in the hand has been cleaned, heated or cooled since it was taken.</summary>
    public bool IsTreated { get; private set; }

    /// <summary>The place at which the last object was put down; null before that.</summary>
    public string? LastPut { get; private set; }

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

    /// <summary>The places where a thing of the kind was last seen and is thought to be still, with the thing's name.</summary>
    public IEnumerable<(string Thing, string Place)> Find(string kind) =>
        from place in Places
        where contents.ContainsKey(place)
        from thing in contents[place]
        where KindOf(thing) == kind && !refused.Contains(thing)
        select (thing, place);

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
                (IsTreated, At) = (true, treated.Groups["place"].Value);
        }
    }

    /// <summary>Notes that a thing could not be taken or switched on, so that it is not tried for ever.</summary>
    public void GiveUp(string thing) => refused.Add(thing);

    private void Take(string thing, string place)
    {
        Held = thing;
        At = place;
        IsTreated = false;
        if (contents.TryGetValue(place, out var things))
            things.Remove(thing);
    }

    private void Put(string thing, string place)
    {
        Held = null;
        LastPut = At = place;
        if (contents.TryGetValue(place, out var things))
            things.Add(thing);
        else
            contents[place] = [thing];
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

    [GeneratedRegex(@"^You (?:clean|heat|cool) the (?<thing>[a-z]+ \d+) using the (?<place>[a-z]+ \d+)\.$")]
    private static partial Regex Treated();
}
