using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Simulation.Text;

/// <summary>What somebody may mean by words that are no command: a verb, and names as they were written.</summary>
/// <remarks>It knows the words that people and models use and nothing of a world, so it can give nothing away.</remarks>
/// <param name="Verb">The verb.</param>
/// <param name="Names">The names, in lower case and without articles: as many as were written, at most as many as the verb takes.</param>
public sealed partial record CommandGuess(Verb Verb, ImmutableArray<string> Names)
{
    private const int LongestText = 200;
    private const int LongestCommand = 120;

    // The first that fits counts: longer words stand before shorter ones.
    private static readonly ImmutableArray<(string Opening, Verb Verb)> Openings =
    [
        .. Rows(Verb.GoTo, "go over to", "walk over to", "go back to", "go to", "go_to", "goto", "walk to", "head to", "move over to", "approach", "visit", "walk", "go"),
        .. Rows(Verb.Put, "put down", "put_down", "put_in", "put", "place", "drop", "insert", "lay", "set", "store", "move", "leave"),
        .. Rows(Verb.Take, "pick up", "pick_up", "take out", "take_from", "pickup", "take", "get", "grab", "fetch", "pick", "lift", "remove"),
        .. Rows(Verb.Open, "open up", "open_receptacle", "open"),
        .. Rows(Verb.Close, "close_receptacle", "close", "shut"),
        .. Rows(Verb.Use, "turn on", "turn_on", "switch on", "switch_on", "toggle", "activate", "light", "use", "turn", "switch"),
        .. Rows(Verb.Clean, "clean", "wash", "rinse", "scrub"),
        .. Rows(Verb.Heat, "heat up", "warm up", "heat", "warm", "cook", "boil", "fry", "microwave"),
        .. Rows(Verb.Cool, "cool down", "cool", "chill", "freeze", "refrigerate"),
        .. Rows(Verb.Slice, "slice", "cut", "chop"),
        .. Rows(Verb.Inventory, "inventory", "check inventory", "what am i holding", "what do i hold", "inv", "i"),
        .. Rows(Verb.Examine, "look inside", "look into", "look in", "look at", "look on", "examine", "inspect", "check", "search", "read", "x"),
        .. Rows(Verb.Look, "look around", "look", "observe", "l"),
    ];

    private static readonly ImmutableArray<string> FirstWords = [.. Openings.Select(row => row.Opening).Where(opening => opening.Length > 3 && !opening.Contains(' ', StringComparison.Ordinal))];

    /// <summary>Reads a text; null where nobody can say what it means.</summary>
    /// <param name="verbs">The verbs that there are.</param>
    public static CommandGuess? Read(string text, ImmutableArray<Verb> verbs)
    {
        if (text.Length > LongestText || Call().Match(text) is { Success: true } call && Of(call.Groups["name"].Value, verbs) is not null)
            return text.Length > LongestText ? null : OfCall(Call().Match(text), verbs);
        var plain = Plain(text);
        if (Opening(plain, verbs) is not var (verb, rest))
        {
            // A slip of the pen in the first word, but not in its first letter: to eat an apple is not to heat it.
            var first = plain.Split(' ')[0];
            if (first.Length < 3 || Wording.Nearest(first, FirstWords.Where(word => word[0] == first[0]), first.Length / 3) is not { } meant || Opening(meant + plain[first.Length..], verbs) is not var (near, other))
                return null;
            (verb, rest) = (near, other);
        }

        return verb.Words.Arguments.Length switch
        {
            0 => new(verb, []),
            1 => new(verb, rest.Length == 0 ? [] : [Name(Trailing().Replace(rest, ""))]),
            _ => OfTwo(verb, rest, verbs),
        };
    }

    /// <summary>The verbs that have a command in such a world.</summary>
    public static ImmutableArray<Verb> VerbsOf(WorldSource source, Dialect dialect) =>
        [.. Verb.All.Where(verb => verb.ExistsIn(source) && verb.Parts(dialect).Length > 0)];

    /// <summary>Whether a text has the shape of a command, whatever its names mean.</summary>
    public static bool IsCommand(string text, ImmutableArray<Verb> verbs, Dialect dialect)
    {
        var command = PythonText.Strip(text);
        return verbs.Any(verb => verb.Parts(dialect) switch
        {
            [var only] => command == only,
            [var before, _] => command.StartsWith(before, StringComparison.Ordinal),
            [var before, var between, _] => command.StartsWith(before, StringComparison.Ordinal) && command.IndexOf(between, before.Length, StringComparison.Ordinal) >= 0,
            _ => false,
        });
    }

    /// <summary>What is said of words that are no command: the command that may be meant, or those there are.</summary>
    /// <param name="name">The right spelling of a name where it is known. Default: null, as it was written.</param>
    public static string Correct(string text, ImmutableArray<Verb> verbs, Dialect dialect, Func<ArgumentKind, string, string>? name = null)
    {
        if (Read(text, verbs) is not { } guess)
            return $"That is no command. The commands are: {string.Join(", ", verbs.Select(verb => Usage(verb, dialect)))}.";
        var wanted = guess.Verb.Words.Arguments;
        if (guess.Names.Any(string.IsNullOrEmpty) || guess.Names.Length < wanted.Length)
            return $"A name is missing: the command is '{Usage(guess.Verb, dialect)}', for example '{guess.Verb.Command(guess.Verb.Words.Example, dialect)}'.";
        var spelt = name is null ? guess : guess with { Names = [.. guess.Names.Zip(wanted, (written, kind) => name(kind, written))] };
        var meant = spelt.Command(dialect);
        return $"That is no command. Did you mean '{(meant.Length <= LongestCommand ? meant : Usage(guess.Verb, dialect))}'?";
    }

    /// <summary>A verb's command with what is to be filled in, in capitals.</summary>
    public static string Usage(Verb verb, Dialect dialect) => new CommandGuess(verb, []).Command(dialect);

    /// <summary>The command for the names as they are; what was left out stands there as a word.</summary>
    public string Command(Dialect dialect) => Verb.Command(
        [.. Verb.Words.Arguments.Select((kind, number) => number < Names.Length ? Names[number] : kind is ArgumentKind.Item ? "OBJECT" : kind is ArgumentKind.Tool ? "KNIFE" : "PLACE")],
        dialect);

    /// <summary>A name in the world's spelling: lower case, without article, a blank before the number.</summary>
    public static string Name(string written)
    {
        var plain = Article().Replace(written.ToLowerInvariant().Replace('_', ' ').Trim([.. " .!?,;:\"'`*"]), "");
        return Spaces().Replace(Number().Replace(plain, " $1"), " ").Trim();
    }

    // Putting something somewhere is moving it there, and moving somewhere is going there.
    private static CommandGuess? OfTwo(Verb verb, string rest, ImmutableArray<Verb> verbs)
    {
        if (rest.StartsWith("to ", StringComparison.Ordinal))
            return verbs.Contains(Verb.GoTo) ? new(Verb.GoTo, [Name(rest[3..])]) : null;
        if (verb == Verb.Take && rest.EndsWith(" up", StringComparison.Ordinal) || verb == Verb.Put && rest.EndsWith(" down", StringComparison.Ordinal))
            rest = rest[..rest.LastIndexOf(' ')];
        var between = Between().Match(rest);
        return new(verb, rest.Length == 0 ? [] : between.Success ? [Name(rest[..between.Index]), Name(rest[(between.Index + between.Length)..])] : [Name(rest)]);
    }

    private static CommandGuess? OfCall(Match call, ImmutableArray<Verb> verbs)
    {
        var verb = Of(call.Groups["name"].Value, verbs)!;
        ImmutableArray<string> names = [.. call.Groups["arguments"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Name)];
        return names.Length <= verb.Words.Arguments.Length ? new(verb, names) : null;
    }

    private static Verb? Of(string function, ImmutableArray<Verb> verbs) =>
        Opening(function.ToLowerInvariant(), verbs) is ({ } verb, "") ? verb : null;

    private static (Verb Verb, string Behind)? Opening(string text, ImmutableArray<Verb> verbs)
    {
        foreach (var (opening, verb) in Openings)
        {
            if (text.StartsWith(opening, StringComparison.Ordinal) && verbs.Contains(verb)
                && (text.Length == opening.Length || text[opening.Length] == ' ')
                && (verb.Words.Arguments.Length > 0 || text.Length == opening.Length))
            {
                return (verb, text[opening.Length..].Trim());
            }
        }

        return null;
    }

    private static string Plain(string text) =>
        Polite().Replace(Spaces().Replace(text.ToLowerInvariant(), " ").Trim([.. " .!?,;:\"'`*>"]), "").Trim();

    private static IEnumerable<(string, Verb)> Rows(Verb verb, params string[] openings) => openings.Select(opening => (opening, verb));

    [GeneratedRegex(@"^\s*(?<name>\w+)\s*\(\s*(?<arguments>[^()]*)\)\s*$")]
    private static partial Regex Call();

    [GeneratedRegex(@"\s+(?:in/on|into|onto|inside|in|on|to|from|out of|off of|off|with|using|at|under|by|,)\s+")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:(?:the|a|an|some|my|that|this|to)\s+)+|\b(?:number|no\.?)\s+(?=\d)|#\s*(?=\d)")]
    private static partial Regex Article();

    [GeneratedRegex(@"(?<=[a-z])(\d+)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+(?:up|on)$")]
    private static partial Regex Trailing();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:(?:please|now|then|robot|i want to|i would like to|i will|i'll|i|you should|can you|could you|let's|let us)[, ]+)+|\s+please$")]
    private static partial Regex Polite();
}
