namespace CodeAct.Embodied.Agents.Policies;

/// <summary>
/// Plays a program that a person wrote. Lines that begin with <c># %%</c> cut it into cells, as in many editors; each cell
/// is a code action, and the comment behind the mark is its thought.
/// </summary>
/// <param name="name">The name in logs.</param>
/// <param name="source">The text of the program.</param>
public sealed class ProgramPolicy(string name, string source) : IPolicy
{
    private const string Mark = "# %%";

    private readonly ImmutableArray<Reply> cells = Cut(source);

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>Reads the program of a file.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static ProgramPolicy Read(string path)
    {
        try
        {
            return new ProgramPolicy(Path.GetFileName(path), File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the program cannot be read: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(cells[turn.Number - 1]);
    }

    private static ImmutableArray<Reply> Cut(string source)
    {
        List<Reply> cells = [];
        List<string> lines = [];
        string? thought = null;
        foreach (var line in source.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            Close();
            thought = line[Mark.Length..].Trim() is { Length: > 0 } text ? text : null;
        }

        Close();
        return cells is [.. var before, var last]
            ? [.. before, last with { Stop = true }]
            : [new Reply { Action = new AgentAction.Program(""), Stop = true }];

        void Close()
        {
            if (lines.Exists(line => line.Trim().Length > 0))
                cells.Add(new Reply { Thought = thought, Action = new AgentAction.Program(string.Join('\n', lines).Trim('\n')) });
            lines.Clear();
        }
    }
}
