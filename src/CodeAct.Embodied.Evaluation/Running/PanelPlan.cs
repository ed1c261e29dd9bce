using CodeAct.Embodied.Agents.Runs;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>What a panel would play and what that may take, before anything is asked.</summary>
public sealed class PanelPlan(Suite suite, Manifest manifest, ImmutableArray<SuiteGame> games, PanelOptions options)
{
    private const int AnswerTokens = 200;
    private const int ObservationTokens = 100;
    private const int CharactersPerToken = 4;

    public int Games => games.Length;

    public int Trials => suite.Seeds.Length;

    public int Episodes => manifest.Shard(options.Shard, options.Shards).Length;

    /// <summary>Each agent, in the suite's order.</summary>
    public ImmutableArray<ArmPlan> Arms
    {
        get
        {
            var requests = new ArmRequests(suite, new Dictionary<Uri, RequestGate>(), options, TimeProvider.System);
            return [.. suite.Arms.Select(arm => Of(arm, [.. manifest.Shard(options.Shard, options.Shards).Where(item => item.Arm == arm.Name)], requests))];
        }
    }

    private ArmPlan Of(Arm arm, ImmutableArray<Item> items, ArmRequests requests)
    {
        var plan = new ArmPlan { Name = arm.Name, Episodes = items.Length };
        if (items.IsEmpty)
            return plan;
        var request = requests.Of(items[0], games.First(game => game.World.Name == items[0].Game && game.Hash == items[0].WorldHash), pools: null, log: "");
        var (agent, file) = requests.Agents.Find(request.Agent);
        if (!agent.NeedsModel)
            return plan;

        var protocol = Protocols.Find(request.Protocol);
        var model = new UnaskedModel(request.Model.Name ?? throw new InputException($"the agent '{arm.Name}'", "needs 'model'"), request.Model.FindProfile());
        var episode = request.CreateEpisode(protocol.Dialect);
        var first = new Turn
        {
            Number = 1,
            Observation = episode.InitialObservation,
            Functions = protocol.Functions.In(episode.World.Source),
            TurnsLeft = request.Turns ?? agent.TurnLimit(episode.Options.StepLimit, protocol, request.Mode),
            StepsLeft = episode.Options.StepLimit,
        };
        var started = agent.Create(new AgentSeat(request, episode, protocol, file, model))
            .Describe(first, episode.StartEvent(arm.Name, options.Version, DateTimeOffset.UnixEpoch));
        var prompt = ((started.SystemPrompt?.Length ?? 0) + first.Observation.Length) / CharactersPerToken;
        var turns = first.TurnsLeft;
        var read = ((long)turns * prompt) + ((AnswerTokens + ObservationTokens) * (long)turns * (turns - 1) / 2);
        var written = (long)turns * AnswerTokens;
        return plan with
        {
            Tokens = (read + written) * items.Length,
            Cost = model.Profile.Cost(read, written) * items.Length,
        };
    }
}

/// <summary>What an agent of a panel would play and take.</summary>
public sealed record ArmPlan
{
    public required string Name { get; init; }

    public required int Episodes { get; init; }

    /// <summary>At most about so many; null where there is no model.</summary>
    public long? Tokens { get; init; }

    /// <summary>US dollars; null where no price is known.</summary>
    public decimal? Cost { get; init; }
}
