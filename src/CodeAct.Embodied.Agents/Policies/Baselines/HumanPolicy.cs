namespace CodeAct.Embodied.Agents.Policies.Baselines;

/// <summary>A person who types commands.</summary>
/// <param name="input">Where commands are read, a line each; its end is the person's last word.</param>
/// <param name="output">Where observations are shown.</param>
public sealed class HumanPolicy(TextReader input, TextWriter output) : IPolicy
{
    public string Name => "human";

    public async Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        await output.WriteAsync($"{turn.Observation}\n\n> ".AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);

        // A console cannot be interrupted in the middle of a line: the wait ends, the read is left behind.
        var line = await Task.Run(input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        return line is null
            ? new Reply { Stop = true }
            : new Reply { Action = new AgentAction.Command(line) };
    }
}
