namespace CodeAct.Embodied.Agents.Policies.Explorer;

/// <summary>Writes the explorer's code actions. Names come from observations and consist of letters, a blank and digits.</summary>
internal static class Programs
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
            print(f"{place}: {', '.join(seen.objects) or 'nothing'}")
            return seen.objects


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
}
