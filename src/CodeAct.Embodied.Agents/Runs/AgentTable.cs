using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Policies;
using CodeAct.Embodied.Agents.Policies.Baselines;
using CodeAct.Embodied.Agents.Policies.Explorer;
using CodeAct.Embodied.Agents.Policies.Models;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>An agent that can be named: a row of the table.</summary>
public sealed record AgentKind
{
    /// <summary>What one writes; <c>FILE</c> in it stands for a path.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a few words; empty where the name says it.</summary>
    public string Help { get; init; } = "";

    /// <summary>How it acts. Default: by programs. Where it needs a model, the request says how.</summary>
    public ActionMode Mode { get; init; } = ActionMode.Code;

    /// <summary>The rules it plays by. Default: ours. Where it needs a model, the request says which.</summary>
    public string Protocol { get; init; } = "default";

    /// <summary>Whether a language model must be named.</summary>
    public bool NeedsModel { get; init; }

    /// <summary>Whether a person must be there.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>Whether a model wrote its programs, now or when they were recorded.</summary>
    public bool RunsModelsCode { get; init; }

    /// <summary>Whether a person wrote its programs, who learns from what went wrong.</summary>
    public bool IsPersons { get; init; }

    /// <summary>Makes the agent of an episode.</summary>
    public required Func<AgentSeat, IPolicy> Create { get; init; }

    /// <summary>Turns that it gets unless the request says otherwise. Who gives commands without a model has one a step. A model whose
    /// answer is one action at most has one a step, and beside these as many as one that writes programs has in all: so no mode
    /// runs out of turns with steps left, and each may answer wrongly as often.</summary>
    public int TurnLimit(int stepLimit, Protocol protocol, ActionMode mode) =>
        !NeedsModel ? Mode is ActionMode.Text ? stepLimit : NeedsPerson ? int.MaxValue : protocol.TurnLimit
        : mode is ActionMode.Code ? protocol.TurnLimit
        : (int)Math.Min(int.MaxValue, (long)stepLimit + protocol.TurnLimit);

    /// <summary>The path that stands for FILE; empty where there is none to give, null where another agent is meant.</summary>
    internal string? FileIn(string written) => Name.Split("FILE") switch
    {
        [var name] => written == name ? "" : null,
        [var before, var after] when written.StartsWith(before, StringComparison.Ordinal) && written.EndsWith(after, StringComparison.Ordinal) => written[before.Length..],
        _ => null,
    };
}

/// <summary>What an agent is made of.</summary>
/// <param name="File">The path that was written for FILE; empty where there is none.</param>
/// <param name="Model">The language model; null where it needs none.</param>
public sealed record AgentSeat(EpisodeRequest Request, Episode Episode, Protocol Protocol, string File, IChatModel? Model);

/// <summary>The agents that can be named. Who adds one adds a row.</summary>
public sealed record AgentTable(ImmutableArray<AgentKind> Rows)
{
    /// <summary>Those that need nothing but this project.</summary>
    public static AgentTable BuiltIn { get; } = new(
    [
        new() { Name = "explorer", Help = "built in, needs no model", Create = _ => new ExplorerPolicy() },
        new() { Name = "searcher", Help = "the same, looks in the best order by what looking costs", Create = _ => new ExplorerPolicy(isSearcher: true) },
        new() { Name = "openai", Help = "a language model", NeedsModel = true, RunsModelsCode = true, Create = CreateModel },
        new() { Name = "expert", Help = "knows everything, takes a shortest way", Mode = ActionMode.Text, Create = seat => new ExpertPolicy(seat.Episode) },
        new() { Name = "random", Mode = ActionMode.Text, Create = seat => new RandomPolicy(seat.Episode, seat.Request.Seed ?? 0) },
        new() { Name = "human", Help = "you", Mode = ActionMode.Text, NeedsPerson = true, Create = seat => new HumanPolicy(seat.Request.Input(), seat.Request.Output) },
        new() { Name = "prompt", Help = "you, typing Python", NeedsPerson = true, IsPersons = true, Create = seat => new PythonPrompt(seat.Request.Input(), seat.Request.Output) },
        new() { Name = "FILE.py", Help = "a program of yours, which '# %%' lines cut into turns", IsPersons = true, Create = seat => ProgramPolicy.Read(seat.File) },
    ]);

    /// <summary>All of them in a sentence, for help texts.</summary>
    public string Help => Listed(", or ", row => row.Help.Length > 0 ? $"{row.Name} ({row.Help})" : row.Name) + ".";

    /// <summary>The table with another row.</summary>
    public AgentTable With(AgentKind row) => new(Rows.Add(row));

    /// <summary>Finds an agent, and the path that its name holds.</summary>
    /// <exception cref="InputException">There is none of that name.</exception>
    public (AgentKind Agent, string File) Find(string name)
    {
        foreach (var row in Rows)
        {
            if (row.FileIn(name) is { } file)
                return (row, file);
        }

        throw new InputException($"there is no agent '{name}'; name {Listed(" or ", row => row.Name)}");
    }

    private string Listed(string or, Func<AgentKind, string> text) => string.Join(", ", Rows[..^1].Select(text)) + or + text(Rows[^1]);

    private static ModelPolicy CreateModel(AgentSeat seat) => new(seat.Model!, new ModelPolicyOptions
    {
        Mode = seat.Request.Mode,
        Protocol = seat.Protocol,
        Dialect = seat.Episode.Options.Dialect,
        Temperature = seat.Request.Model.Temperature,
        MaxAnswerTokens = seat.Request.Model.MaxAnswerTokens,
        Seed = seat.Request.Seed,
        OnText = seat.Request.OnText,
    });
}
