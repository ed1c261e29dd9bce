using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Python.Advice;

/// <summary>Advice on programs that Python has nothing against, and the house has.</summary>
internal static partial class RobotAdvice
{
    // Of so many last calls of a program, four in five from one loop: it goes round in a circle.
    private const int Round = 30;
    private const double MostOfThem = 0.8;

    public static ImmutableArray<AdviceRule> Rules { get; } =
    [
        new("no-return", NoReturn),
        new("no-number", NoNumber),
        new("off-by-one", OffByOne),
        new("hand-full", HandFull),
        new("stale-place", StalePlace),
        new("endless-loop", EndlessLoop),
        new("text-in-text", TextInText),
        new("list-changed-in-loop", ListChanged),
        new("unused-result", UnusedResult),
    ];

    private static string? NoReturn(ProgramCase program)
    {
        if (program.LastRefused?.Arguments.Contains("None") is not true)
            return null;
        var without = Function().Matches(program.Code)
            .Where(function => !program.Block(LineOf(program, function.Index)).Any(line => line.Text.TrimStart().StartsWith("return ", StringComparison.Ordinal)))
            .Select(function => function.Groups["name"].Value).ToList();
        return without is [var only] ? $"`{only}` ended without `return`, so its value is None." : null;
    }

    private static string? NoNumber(ProgramCase program) => program.LastRefused is { Unmet: Precondition.ObjectInReceptacle or Precondition.ObjectHere or Precondition.Holding } step
        && step.Arguments.FirstOrDefault(name => !name.Contains(' ', StringComparison.Ordinal) && program.OfKind(name).Length > 0) is { } kind
            ? $"Say which {kind}: \"{program.OfKind(kind)[0]}\"."
            : null;

    private static string? OffByOne(ProgramCase program)
    {
        if (program.LastRefused is not { Unmet: Precondition.KnownReceptacle } step
            || step.Arguments.FirstOrDefault(name => Numbered().IsMatch(name) && !program.Places.Contains(name)) is not { } wrong)
        {
            return null;
        }

        ImmutableArray<string> ofKind = [.. program.OfKind(wrong.Split(' ')[0]).Intersect(program.Places)];
        return ofKind.Length switch
        {
            0 => null,
            1 => $"There is no {wrong}. The only {wrong.Split(' ')[0]} here is {ofKind[0]}.",
            _ => $"There is no {wrong}. The {wrong.Split(' ')[0]}s here are {string.Join(", ", ofKind[..^1])} and {ofKind[^1]}.",
        };
    }

    private static string? HandFull(ProgramCase program)
    {
        if (program.LastRefused is not { Unmet: Precondition.HandEmpty })
            return null;
        var taken = program.AllSteps.LastOrDefault(step => step is { Unmet: null } && Taken().IsMatch(step.Observation));
        return taken is null ? null : $"The robot holds the {Taken().Match(taken.Observation).Groups["name"].Value}. One thing at a time: put it down first.";
    }

    private static string? StalePlace(ProgramCase program)
    {
        if (program.LastRefused is not { Unmet: Precondition.AtReceptacle, Arguments: [var thing, var place] }
            || !program.AllSteps.Any(step => step.Objects?.Contains(thing) is true && step.Arguments.Contains(place)))
        {
            return null;
        }

        var here = program.AllSteps.LastOrDefault(step => step is { Unmet: null } && Arrived().IsMatch(step.Observation));
        return here is null ? null : $"You saw {thing} on {place}, but the robot has walked on to {Arrived().Match(here.Observation).Groups["place"].Value}.";
    }

    private static string? EndlessLoop(ProgramCase program)
    {
        var steps = program.Steps;
        var isCut = program.End is CodeEnd.TimedOut or CodeEnd.CpuLimit or CodeEnd.CallLimit;
        var isOutOfSteps = program.End is CodeEnd.EpisodeEnded && steps is not [.., { Won: true }];
        var line = isCut ? program.Line : isOutOfSteps && steps.Length >= Round ? steps[^1].Line : null;
        if (line is not { } at || at < 1 || at > program.Lines.Length || program.LoopAround(at) is not { } loop)
            return null;
        var inside = program.Block(loop).Select(part => part.Number).ToHashSet();
        if (isOutOfSteps && steps[^Round..].ToArray().Count(step => step.Line is { } number && inside.Contains(number)) < Round * MostOfThem)
            return null;
        var head = program.TextOf(loop);
        var names = While().Match(head) is { Success: true } condition
            ? Name().Matches(condition.Groups["condition"].Value).Select(name => name.Value).Except(Words).Distinct().ToList()
            : [];
        if (head.StartsWith("while True", StringComparison.Ordinal) || head.StartsWith("while 1", StringComparison.Ordinal))
        {
            return program.Block(loop).Any(part => part.Text.TrimStart().StartsWith("break", StringComparison.Ordinal))
                ? null
                : $"Line {loop} says \"{head.TrimEnd(':')}\", and nothing in the loop leaves it.";
        }

        return names.Count > 0 && !names.Exists(name => program.Block(loop).Any(part => Changes(part.Text, name)))
            ? $"Line {loop} says \"{head.TrimEnd(':')}\", and nothing in the loop changes {string.Join(" or ", names)}."
            : null;
    }

    private static string? TextInText(ProgramCase program)
    {
        foreach (Match test in InText().Matches(program.Code))
        {
            var wanted = test.Groups["wanted"].Value;
            foreach (var step in program.Steps)
            {
                if (step.Objects is { } objects && !objects.Any(name => name == wanted || name.Split(' ')[0] == wanted)
                    && objects.FirstOrDefault(name => name.Contains(wanted, StringComparison.Ordinal)) is { } around)
                {
                    return $"\"{wanted}\" is also inside \"{around}\". Ask the list: in {test.Groups["name"].Value}.objects.";
                }

            }
        }

        return null;
    }

    private static string? ListChanged(ProgramCase program)
    {
        foreach (Match loop in For().Matches(program.Code))
        {
            var list = loop.Groups["list"].Value;
            if (program.Block(LineOf(program, loop.Index)).Any(line => Regex.IsMatch(line.Text, $@"(?<![\w.]){list}\.(?:remove|pop|append|insert)\(|\bdel {list}\[")))
                return $"The loop in line {LineOf(program, loop.Index)} walks the list {list} while you change it, so it skips or repeats some. Loop over `list({list})`.";
        }

        return null;
    }

    private static string? UnusedResult(ProgramCase program)
    {
        var names = string.Join('|', program.Functions.Functions.Where(function => function.Name is "goto" or "open" or "examine").Select(function => function.Name));
        if (names.Length == 0)
            return null;
        string? seen = null;
        var dropped = 0;
        foreach (var (index, text) in program.Lines.Index())
        {
            // Only at the top of a program does the order of lines say in which order they run.
            if (Regex.Match(text, $@"^(?<name>\w+) = (?:{names})\(") is { Success: true } kept)
                (seen, dropped) = (kept.Groups["name"].Value, 0);
            else if (seen is not null && Regex.IsMatch(text, $@"^(?:{names})\("))
                dropped = index + 1;
            else if (seen is not null && Regex.IsMatch(text, $@"^{seen}\s*="))
                seen = null;
            else if (seen is not null && dropped > 0 && Regex.IsMatch(text, $@"(?<![\w.]){seen}\b"))
                return $"Line {dropped} goes on, but `{seen}` still holds what you saw before it.";
        }

        return null;
    }

    private static readonly string[] Words = ["not", "and", "or", "in", "is", "len", "True", "False", "None"];

    private static bool Changes(string line, string name) =>
        Regex.IsMatch(line, $@"(?<![\w.]){name}\s*(?:[-+*/%|&^]|//)?=(?!=)|(?<![\w.]){name}\.\w+\(|\bfor\s+[\w, ]*\b{name}\b|,\s*{name}\s*=(?!=)|\bglobal\b|\bbreak\b|\breturn\b|\b{name}\[[^\]]*\]\s*[-+]?=|:=");

    private static int LineOf(ProgramCase program, int index) => program.Code.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(@"(?<=^|\n)[ \t]*def (?<name>\w+)\(")]
    private static partial Regex Function();

    [GeneratedRegex(@"^[a-z]+ \d+$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^You pick up the (?<name>\w+ \d+) from")]
    private static partial Regex Taken();

    [GeneratedRegex(@"^You arrive at (?<place>\w+ \d+)\.")]
    private static partial Regex Arrived();

    [GeneratedRegex(@"^while (?<condition>.+):")]
    private static partial Regex While();

    [GeneratedRegex(@"(?<![\w.""'])[A-Za-z_]\w*(?![\w(""'])")]
    private static partial Regex Name();

    [GeneratedRegex(@"[""'](?<wanted>[a-z]+(?: \d+)?)[""'] in (?<name>\w+)\b(?!\.objects|\[|\()")]
    private static partial Regex InText();

    [GeneratedRegex(@"(?<=^|\n)[ \t]*for \w+ in (?<list>\w+):")]
    private static partial Regex For();
}
