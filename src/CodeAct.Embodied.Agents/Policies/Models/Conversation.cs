using CodeAct.Embodied.Agents.Models;

namespace CodeAct.Embodied.Agents.Policies.Models;

/// <summary>What has been said between a model and an episode, and what of it still fits into the model's window.</summary>
/// <remarks>The rule: the head (the instructions and the task) always stays; of the turns, the oldest are left out first, whole,
/// and a sentence says how many; the last one always stays. What was left out does not come back.</remarks>
internal sealed class Conversation
{
    // A rough measure, until the endpoint has told how many tokens a request of ours had.
    private const double TokensPerCharacter = 0.3;

    private readonly List<ChatMessage> head = [];
    private string keptOfOldTurns = "";
    private readonly List<List<ChatMessage>> turns = [];
    private double tokensPerCharacter = TokensPerCharacter;

    /// <summary>Turns that are no longer shown.</summary>
    public int TurnsLeftOut { get; private set; }

    /// <summary>The messages that are shown.</summary>
    public ImmutableArray<ChatMessage> Messages => [.. Head(), .. turns.Skip(TurnsLeftOut).SelectMany(turn => turn)];

    /// <summary>Starts with instructions and task.</summary>
    /// <param name="keptOfOldTurns">What is kept of turns that are left out, as the end of a sentence.</param>
    public void Begin(IEnumerable<ChatMessage> messages, string keptOfOldTurns)
    {
        head.AddRange(messages);
        this.keptOfOldTurns = keptOfOldTurns;
    }

    /// <summary>Adds what the model answered; a turn begins.</summary>
    public void AddAnswer(ChatMessage message) => turns.Add([message]);

    /// <summary>Adds what came of it.</summary>
    public void AddObservation(ChatMessage message) => turns[^1].Add(message);

    /// <summary>Leaves out old turns until the rest has no more tokens than that, or one turn is left.</summary>
    public void Fit(int tokens)
    {
        while (EstimateTokens() > tokens && TryLeaveOut(1))
        {
        }
    }

    /// <summary>Leaves out the older half of the turns that are shown, as the endpoint says that they do not fit.</summary>
    /// <returns>False where there is nothing to leave out.</returns>
    public bool TryLeaveOutHalf() => TryLeaveOut((turns.Count - TurnsLeftOut) / 2);

    /// <summary>The tokens of what is shown, roughly.</summary>
    public int EstimateTokens() => Estimate(Messages.Sum(Length));

    /// <summary>The tokens of a text, roughly.</summary>
    public int Estimate(int characters) => (int)Math.Ceiling(characters * tokensPerCharacter);

    /// <summary>Learns from the endpoint how many tokens the shown messages have.</summary>
    public void Learn(int promptTokens)
    {
        var characters = Messages.Sum(Length);
        if (characters > 0 && promptTokens > 0)
            tokensPerCharacter = (double)promptTokens / characters;
    }

    private bool TryLeaveOut(int count)
    {
        if (count < 1 || turns.Count - TurnsLeftOut - count < 1)
            return false;
        TurnsLeftOut += count;
        return true;
    }

    private List<ChatMessage> Head()
    {
        if (TurnsLeftOut == 0)
            return head;
        var note = TurnsLeftOut == 1 ? $"[The first turn is left out here{keptOfOldTurns}.]" : $"[The first {TurnsLeftOut} turns are left out here{keptOfOldTurns}.]";
        return [.. head[..^1], head[^1] with { Content = $"{head[^1].Content}\n\n{note}" }];
    }

    private static int Length(ChatMessage message) =>
        message.Content.Length + message.ToolCalls.Sum(call => call.Name.Length + call.Arguments.Length) + 16;
}
