using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Python.Advice;

/// <summary>A program that has ended, and what is known of it: all of that stands in its log.</summary>
public sealed partial record ProgramCase
{
    public required string Code { get; init; }

    public required CodeEnd End { get; init; }

    /// <summary>The class of the exception that ended it; null where there was none.</summary>
    public string? Exception { get; init; }

    /// <summary>The line at which it stopped, from 1; null where it ran to its end or that is not known.</summary>
    public int? Line { get; init; }

    /// <summary>What the agent reads of it.</summary>
    public required string Output { get; init; }

    /// <summary>The functions that it could call.</summary>
    public required FunctionList Functions { get; init; }

    /// <summary>The names of the places of the house, as the first observation lists them.</summary>
    public required ImmutableArray<string> Places { get; init; }

    /// <summary>All steps of the episode until now.</summary>
    public required ImmutableArray<PrimitiveCalled> AllSteps { get; init; }

    /// <summary>How many of the steps were taken before this program.</summary>
    public int StepsBefore { get; init; }

    /// <summary>The steps of this program.</summary>
    public ReadOnlySpan<PrimitiveCalled> Steps => AllSteps.AsSpan()[StepsBefore..];

    /// <summary>The last step of this program where it was refused; null where it was not, or where there is none.</summary>
    internal PrimitiveCalled? LastRefused => Steps is [.., { Unmet: not null } last] ? last : null;

    /// <summary>The program's lines.</summary>
    internal string[] Lines => field ??= Code.Split('\n');

    /// <summary>The last line of the traceback: the exception and what it says; empty where there is none.</summary>
    internal string Message => field ??= Exception is null ? "" : Output.Split('\n').LastOrDefault(line => line.StartsWith(Exception, StringComparison.Ordinal)) ?? "";

    /// <summary>The line at which it stopped, as it was written; empty where that is not known.</summary>
    internal string StoppedAt => TextOf(Line);

    /// <summary>A line as it was written, without its indentation; empty where there is none.</summary>
    internal string TextOf(int? line) => line is { } number && number >= 1 && number <= Lines.Length ? Lines[number - 1].Trim() : "";

    /// <summary>The names of the kind of a place or of a thing that was seen; none where it is no such kind.</summary>
    internal ImmutableArray<string> OfKind(string kind) =>
        [.. Places.Concat(AllSteps.SelectMany(step => step.Objects ?? [])).Distinct().Where(name => name.Length > kind.Length && name.StartsWith(kind, StringComparison.Ordinal) && name[kind.Length] == ' ')];

    /// <summary>The lines below a line that belong to it: those that stand further to the right.</summary>
    internal IEnumerable<(int Number, string Text)> Block(int line)
    {
        var margin = Margin(Lines[line - 1]);
        for (var number = line + 1; number <= Lines.Length; number++)
        {
            var text = Lines[number - 1];
            if (text.Trim().Length > 0 && Margin(text) <= margin)
                yield break;
            yield return (number, text);
        }
    }

    /// <summary>The nearest loop around a line, as its line's number; null where there is none.</summary>
    internal int? LoopAround(int line)
    {
        var margin = Margin(Lines[line - 1]);
        for (var number = line; number >= 1; number--)
        {
            var text = Lines[number - 1];
            if (text.Trim().Length == 0 || (number < line && Margin(text) >= margin))
                continue;
            margin = Math.Min(margin, Margin(text));
            if (Loop().IsMatch(text))
                return number;
        }

        return null;
    }

    private static int Margin(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^\s*(?:while|for)\b.*:")]
    private static partial Regex Loop();
}
