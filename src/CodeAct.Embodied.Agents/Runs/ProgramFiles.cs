using System.Globalization;
using System.Text.RegularExpressions;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>Names the files that programs stand in where a traceback names their number: who wrote a file looks for the line there.</summary>
internal sealed partial class ProgramFiles
{
    private readonly List<(string? File, int FirstLine)> programs = [];

    /// <summary>The next program begins.</summary>
    public void Add(AgentAction.Program program) => programs.Add((program.File, program.FirstLine));

    /// <summary>What a program printed, with the files' names.</summary>
    public string Name(string output) => programs.Exists(program => program.File is not null)
        ? Place().Replace(output, place => int.TryParse(place.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= programs.Count && programs[number - 1] is ({ } file, var first)
            && int.TryParse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture, out var line)
                ? $"File \"{file}\", line {line + first - 1}"
                : place.Value)
        : output;

    [GeneratedRegex(@"File ""<action (?<number>\d+)>"", line (?<line>\d+)")]
    private static partial Regex Place();
}
