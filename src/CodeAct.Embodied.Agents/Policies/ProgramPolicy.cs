using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Replies;

namespace CodeAct.Embodied.Agents.Policies;

/// <summary>
/// Plays a program that a person wrote. Lines that begin with <c># %%</c> or <c>#%%</c> cut it into cells, as in many editors,
/// where a statement can begin; each cell is a code action, and the comment behind the mark is its thought.
/// </summary>
/// <param name="name">The name in logs and in tracebacks.</param>
/// <param name="source">The text of the program.</param>
public sealed partial class ProgramPolicy(string name, string source) : IPolicy
{
    private readonly ImmutableArray<Reply> cells = Cut(name, source);

    public string Name => name;

    /// <summary>Reads the program of a file.</summary>
    /// <exception cref="InputException">It cannot be read, or is not UTF-8, as Python asks for.</exception>
    public static ProgramPolicy Read(string path) => new(Path.GetFileName(path), BoundedFile.ReadText(path, InputLimits.Program));

    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(cells[turn.Number - 1]);
    }

    private static ImmutableArray<Reply> Cut(string file, string source)
    {
        List<Reply> cells = [];
        List<string> lines = [];
        string? thought = null;
        var program = source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var scan = new PythonScan(program);
        var (start, number, first) = (0, 0, 1);
        foreach (var line in program.Split('\n'))
        {
            scan.MoveTo(start);
            start += line.Length + 1;
            number++;
            if (!scan.IsStatementStart || Mark().Match(line) is not { Success: true } mark)
            {
                lines.Add(line);
                continue;
            }

            Close();
            first = number + 1;
            thought = mark.Groups["thought"].Value.Trim() is { Length: > 0 } text ? text : null;
        }

        Close();
        return cells is [.. var before, var last]
            ? [.. before, last with { Stop = true }]
            : [new Reply { Action = new AgentAction.Program(""), Stop = true }];

        void Close()
        {
            // The first cell begins where the file does, so that its lines have the numbers that they have there.
            var blank = cells.Count == 0 && first == 1 ? 0 : lines.TakeWhile(line => line.Trim().Length == 0).Count();
            if (lines.Exists(line => line.Trim().Length > 0))
                cells.Add(new Reply { Thought = thought, Action = new AgentAction.Program(string.Join('\n', lines.Skip(blank)).TrimEnd('\n')) { File = file, FirstLine = first + blank } });
            lines.Clear();
        }
    }

    [GeneratedRegex("^# ?%%(?<thought>.*)")]
    private static partial Regex Mark();
}
