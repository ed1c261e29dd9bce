using System.Text.RegularExpressions;
using CodeAct.Embodied.Agents.Prompts;

namespace CodeAct.Embodied.Agents.Modes;

/// <summary>The rules between an agent and an episode: budgets, what the model is asked for, what it is told. They are read
/// from a file by <see cref="Protocols"/>.</summary>
public sealed partial record Protocol
{
    /// <summary>The name on the command line and in logs.</summary>
    public required string Name { get; init; }

    /// <summary>Turns of an episode.</summary>
    public int TurnLimit { get; init; }

    /// <summary>Wrong solutions that a model may propose; the last one ends the episode. 0: nothing is proposed.</summary>
    public int ProposalLimit { get; init; }

    /// <summary>The temperature that the model is asked for; null for the endpoint's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>Tokens of one answer; null for as many as the model allows.</summary>
    public int? MaxAnswerTokens { get; init; }

    /// <summary>Texts at which the endpoint is to end an answer.</summary>
    public ImmutableArray<string> Stop { get; init; } = [];

    /// <summary>The functions of programs and tool calls.</summary>
    public FunctionList Functions { get; init; } = FunctionList.Default;

    /// <summary>The command language; null for the world's own.</summary>
    public Dialect? Dialect { get; init; }

    /// <summary>Whether a program runs on when the episode is over, and every call repeats the last observation; otherwise the
    /// program ends at the call that ended the episode.</summary>
    public bool RepeatsAfterEnd { get; init; }

    /// <summary>Whether everything is as in ALFWorld and in a notebook, to compare with what was measured there: what is no command costs
    /// a step, nothing is said that helps, a name that a program took stays taken. Default: false.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether the agent is not told "You arrive at ...".</summary>
    public bool HidesArrival { get; init; }

    /// <summary>What the agent reads where a program printed nothing.</summary>
    public string NoOutput { get; init; } = "";

    /// <summary>What follows each observation; slots: turns, steps and proposals are numbers, turns_left and steps_left have their unit.</summary>
    public string CountdownText { get; init; } = "";

    /// <summary>The same where an answer is one action at most; slot: actions_left. Null for <see cref="CountdownText"/>.</summary>
    public string? ActionCountdownText { get; init; }

    /// <summary>What is added where there is but one turn left; null for nothing.</summary>
    public string? LastTurn { get; init; }

    /// <summary>How programs are written; null for the mode's own way. Where it is given, there are no rules for other modes.</summary>
    public CodeRules? Code { get; init; }

    /// <summary>Ours: no proposals, a program ends with the episode.</summary>
    public static Protocol Default => Protocols.Default;

    /// <summary>What a model is told about what it has left.</summary>
    public string Countdown(ActionMode mode, int turns, int steps, int proposals)
    {
        var text = mode is ActionMode.Code ? CountdownText : ActionCountdownText ?? CountdownText;
        var left = PromptText.Fill(text, slot => PromptText.Left(slot, turns, steps) ?? (slot is "proposals" ? $"{proposals}" : null));
        return turns <= 1 && LastTurn is not null ? $"{left}\n{LastTurn}" : left;
    }

    /// <summary>An answer of the engine as the agent reads it.</summary>
    public string Read(string observation) => HidesArrival ? Arrival().Replace(observation, "") : observation;

    [GeneratedRegex(@"^You arrive at [a-z]+ \d+\. ")]
    private static partial Regex Arrival();
}
