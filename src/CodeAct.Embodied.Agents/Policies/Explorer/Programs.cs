using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>Writes the explorer's code actions. Names come from observations and consist of letters, a blank and digits.</summary>
internal static partial class Programs
{
    /// <summary>The function that the other programs use to look at a place; it lives on in the interpreter.</summary>
    public const string LookInto =
        """
        def look_into(place):
            seen = goto(place)
            if not seen.ok:              # already standing there
                seen = examine(place)
            if "is closed" in seen:
                seen = open(place)

        """ + Summary + """
            return seen.objects


        """;

    private const string Summary = "    print(f\"{place}: {', '.join(seen.objects) or 'nothing'}\")\n";

    /// <summary>What programs that tell begin with, once: <see cref="LookInto"/> without its own words.</summary>
    public static string LookIntoAndTell { get; } =
        """
        def told(function, place):
            seen = function(place)
            print(seen)
            return seen


        """ + Telling(LookInto.Replace(Summary, "", StringComparison.Ordinal));

    /// <summary>The program where all that the robot reads at places is printed: doors are told, and what is seen on the way.</summary>
    public static string Telling(string code) => AtPlace().Replace(code, "told($1, ");

    /// <summary>Looks at one place after the other, until there is a thing of one of the kinds.</summary>
    public static string Look(IEnumerable<string> kinds, IEnumerable<string> places) =>
        $$"""
        kinds = {{List(kinds)}}
        for place in {{List(places)}}:
            if any(thing.rsplit(" ", 1)[0] in kinds for thing in look_into(place)):
                break
        """;

    /// <summary>Looks at one place after the other and takes the first thing of the kind.</summary>
    public static string SearchAndTake(string kind, IEnumerable<string> places) =>
        $$"""
        for place in {{List(places)}}:
            found = [thing for thing in look_into(place) if thing.startswith("{{kind}} ")]
            if found:
                print(take(found[0], place))
                break
        else:
            print("No {{kind}} so far.")
        """;

    /// <summary>Looks at one place after the other and switches on the first lamp of the kind.</summary>
    public static string SearchAndUse(string kind, IEnumerable<string> places) =>
        $$"""
        for place in {{List(places)}}:
            lamps = [thing for thing in look_into(place) if thing.startswith("{{kind}} ")]
            if lamps:
                print(use(lamps[0]))
                break
        else:
            print("No {{kind}} so far.")
        """;

    /// <summary>Takes a thing that was seen before, here or elsewhere.</summary>
    public static string Fetch(string thing, string place, bool isHere) => Go(place, isHere) + $"print(take(\"{thing}\", \"{place}\"))";

    /// <summary>Switches on a lamp that was seen before, here or elsewhere.</summary>
    public static string UseKnown(string lamp, string place, bool isHere) => Go(place, isHere) + $"print(use(\"{lamp}\"))";

    /// <summary>Cleans, heats or cools what is held.</summary>
    public static string Treat(string function, string thing, IEnumerable<string> appliances) =>
        $$"""
        for appliance in {{List(appliances)}}:
            goto(appliance)
            done = {{function}}("{{thing}}", appliance)
            if done.ok:
                break
        print(done)
        """;

    /// <summary>Slices a thing where it lies.</summary>
    public static string Slice(string thing, string knife, string place, bool isHere) => Go(place, isHere) + $"print(slice(\"{thing}\", \"{knife}\"))";

    /// <summary>Goes from place to place.</summary>
    public static string Visit(IEnumerable<string> places) =>
        $$"""
        for place in {{List(places)}}:
            if not goto(place).ok:       # already standing there
                examine(place)
        """;

    /// <summary>Opens or closes places, one of which may be where the robot stands and known not to be so.</summary>
    public static string SetDoors(bool open, IEnumerable<string> places, string? here) =>
        (places.Contains(here) ? $"{(open ? "open" : "close")}(\"{here}\")\n" : "") +
        $$"""
        for place in {{List(places.Where(place => place != here))}}:
            seen = goto(place)
            if not seen.ok:              # already standing there
                seen = examine(place)
            if "is {{(open ? "closed" : "open")}}" in seen:
                {{(open ? "open" : "close")}}(place)
        """;

    /// <summary>Puts down what is held.</summary>
    public static string Put(string thing, IEnumerable<string> places) =>
        $$"""
        for place in {{List(places)}}:
            if "is closed" in goto(place):
                open(place)
            done = put("{{thing}}", place)
            if not done.ok and open(place).ok:    # closed, and we stood there already
                done = put("{{thing}}", place)
            if done.ok:
                break
        print(done)
        """;

    // To go to where one stands is refused, and costs a step.
    private static string Go(string place, bool isHere) => isHere ? "" : $"goto(\"{place}\")\n";

    private static string List(IEnumerable<string> names) => $"[{string.Join(", ", names.Select(name => $"\"{name}\""))}]";

    [GeneratedRegex(@"\b(goto|open|close|examine)\(")]
    private static partial Regex AtPlace();
}
