using CodeAct.Embodied.Agents.Replies;

namespace CodeAct.Embodied.Agents.Policies.Baselines;

/// <summary>A person who types Python, statement by statement, as at Python's own prompt.</summary>
/// <param name="input">Where lines are read; their end is the person's last word.</param>
/// <param name="output">Where the prompt and what came of a statement are shown.</param>
public sealed class PythonPrompt(TextReader input, TextWriter output) : IPolicy
{
    /// <summary>What stands before a statement.</summary>
    public const string Sign = ">>> ";

    public string Name => "person";

    public async Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        // That nothing was printed is news for a model only: who types sees it.
        if (turn.Observation != Protocol.Default.NoOutput)
            await output.WriteAsync((turn.Observation.TrimEnd('\n') + "\n").AsMemory(), cancellationToken);
        if (turn.Number == 1)
            await output.WriteAsync("\nType Python. help(goto) says what a function does; Ctrl-C ends what runs, exit() leaves.\n".AsMemory(), cancellationToken);
        List<string> lines = [];
        while (true)
        {
            await output.WriteAsync((lines.Count == 0 ? Sign : "... ").AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
            // A console cannot be interrupted in the middle of a line: the wait ends, the read is left behind.
            var line = await Task.Run(input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
            if (line is null || (lines.Count == 0 && line.Trim() is "exit()" or "quit()" or "exit" or "quit"))
                return new Reply { Stop = true };
            if (lines.Count == 0 && line.Trim().Length == 0)
                continue;
            lines.Add(lines.Count == 0 && line.Trim() == "help" ? "help()" : line);
            var text = string.Join('\n', lines);
            if (IsWhole(text))
                return new Reply { Action = new AgentAction.Program(text) };
        }
    }

    /// <summary>Whether a text is whole: no string, bracket or continued line is open, and a block ends with an empty line. Two empty
    /// lines end all: who forgot a bracket gets out, and Python says what is wrong.</summary>
    internal static bool IsWhole(string text)
    {
        var lines = text.Split('\n');
        if (lines is [.., var last, var end] && string.IsNullOrWhiteSpace(last + end))
            return true;
        var scan = new PythonScan(text + "\n");
        scan.MoveTo(text.Length + 1);
        if (!scan.IsStatementStart)
            return false;
        var isBlock = lines[0].StartsWith('@') || lines.Any(line => line.Split('#')[0].TrimEnd().EndsWith(':'));
        return !isBlock || lines[^1].Trim().Length == 0;
    }
}
