using System.Text.RegularExpressions;
using CodeAct.Embodied.Simulation.Text;

namespace CodeAct.Embodied.Agents.Python.Advice;

/// <summary>Advice on errors of Python's.</summary>
internal static partial class PythonAdvice
{
    public static ImmutableArray<AdviceRule> Rules { get; } =
    [
        new("overwritten", Overwritten),
        new("no-quotes", NoQuotes),
        new("unknown-function", UnknownFunction),
        new("observation", OfObservation),
        new("no-colon", NoColon),
        new("one-equals-sign", OneEqualsSign),
        new("indentation", Indentation),
        new("text-and-number", TextAndNumber),
    ];

    // The worker, which has seen it happen, names it in a line of its own; here it has its id.
    private static string? Overwritten(ProgramCase program) =>
        Took().Match(program.Output) is { Success: true } took
            ? $"From there on `{took.Groups["name"].Value}` is your value, no longer the robot's. Choose another name."
            : null;

    private static string? NoQuotes(ProgramCase program)
    {
        if (program.Exception is "NameError" && Undefined().Match(program.Message) is { Success: true } undefined)
        {
            var written = undefined.Groups["name"].Value;
            var known = program.OfKind(Joined().Replace(written, " $1").Split(' ')[0]);
            var name = known.FirstOrDefault(candidate => candidate.Replace(" ", "", StringComparison.Ordinal) == written.Replace("_", "", StringComparison.Ordinal)) ?? known.FirstOrDefault();
            return name is null ? null : $"`{written}` without quotes is a name for something that you made. {Sort(program, name)} is text: \"{name}\".";
        }

        return program.Exception is "SyntaxError" && program.Lines.SelectMany(line => Bare().Matches(line)).FirstOrDefault(bare => program.OfKind(bare.Groups["kind"].Value).Length > 0) is { } found
            ? $"{found.Groups["name"].Value} stands without quotes. {Sort(program, found.Groups["name"].Value)} is text: \"{found.Groups["name"].Value}\"."
            : null;
    }

    private static string? UnknownFunction(ProgramCase program)
    {
        if (program.Exception is not "NameError" || Undefined().Match(program.Message) is not { Success: true } undefined)
            return null;
        var name = undefined.Groups["name"].Value;
        if (!Regex.IsMatch(program.Code, $@"(?<![\w.]){Regex.Escape(name)}\s*\("))
            return null;
        var functions = program.Functions.Functions;
        ImmutableArray<Verb> verbs = [.. functions.Select(function => function.Verb).OfType<Verb>()];
        var meant = CommandGuess.Read(name.Replace('_', ' '), verbs) is { } guess ? functions.First(function => function.Verb == guess.Verb) : null;
        return (meant is null ? $"There is no function {name}." : $"There is no function {name}; what may be meant is {meant.Name}({string.Join(", ", meant.Parameters)}).")
            + $" The robot's functions are {string.Join(", ", functions.Select(function => function.Name))}.";
    }

    private static string? OfObservation(ProgramCase program) =>
        program.Exception is "AttributeError" && program.Message.Contains("'Observation' object has no attribute", StringComparison.Ordinal)
            ? "An Observation is a text with .ok, .reason and .objects."
            : null;

    private static string? NoColon(ProgramCase program) =>
        program.Exception is "SyntaxError" && program.Message.Contains("expected ':'", StringComparison.Ordinal) && program.StoppedAt.Split(' ', ':')[0] is { Length: > 0 } word
            ? $"Line {program.Line} starts a block (`{word}`), so it ends with a colon."
            : null;

    private static string? OneEqualsSign(ProgramCase program) =>
        program.Exception is "SyntaxError" && program.Message.Contains("Maybe you meant '=='", StringComparison.Ordinal)
            ? "`=` gives a name to a value. To ask whether two are equal, write `==`."
            : null;

    private static string? Indentation(ProgramCase program)
    {
        if (program.Exception is not ("IndentationError" or "TabError"))
            return null;
        if (Expected().Match(program.Message) is { Success: true } expected)
            return $"The lines that belong to the `{expected.Groups["word"].Value}` in line {expected.Groups["line"].Value} stand a little to the right, by 4 spaces.";
        return program.Exception is "TabError" ? "Some lines begin with tabs and others with spaces. Take 4 spaces everywhere."
            : program.Message.Contains("unexpected indent", StringComparison.Ordinal) ? $"Line {program.Line} stands further to the right than the line above it, which begins no block."
            : $"Line {program.Line} stands under none of the lines above it. Lines of one block begin at the same place.";
    }

    private static string? TextAndNumber(ProgramCase program) =>
        program.Exception is "TypeError" && Mixed().IsMatch(program.Message) ? "Text and a number do not join. `str(i)` makes text of a number." : null;

    private static string Sort(ProgramCase program, string name) => program.Places.Contains(name) ? "A place" : "The name of a thing";

    [GeneratedRegex(@"(?:took the name|^\[In \w+, the name) (?<name>\w+)|^\[(?<name>\w+) is a name of its own", RegexOptions.Multiline)]
    private static partial Regex Took();

    [GeneratedRegex(@"name '(?<name>\w+)' is not defined")]
    private static partial Regex Undefined();

    [GeneratedRegex(@"_?(\d+)$")]
    private static partial Regex Joined();

    [GeneratedRegex(@"[(,]\s*(?<name>(?<kind>[a-z]+) \d+)\s*[),]")]
    private static partial Regex Bare();

    [GeneratedRegex(@"expected an indented block after (?:'(?<word>\w+)' statement|(?<word>\w+) definition) on line (?<line>\d+)")]
    private static partial Regex Expected();

    [GeneratedRegex(@"can only concatenate str \(not ""(?:int|float)""\)|unsupported operand type\(s\) for \+: '(?:int|float)' and '(?:str|Observation)'|must be str, not int")]
    private static partial Regex Mixed();
}
