using CodeAct.Embodied.Agents.Models;

namespace CodeAct.Embodied.Agents.Runs;

/// <summary>The one door to an episode: it makes of plain options whatever an episode needs.</summary>
/// <param name="agents">The agents that can be named.</param>
public sealed class EpisodeDoor(AgentTable agents, TimeProvider clock)
{
    /// <summary>Sets an episode up: world, agent, interpreter and log.</summary>
    /// <exception cref="InputException">Something in the request is wrong.</exception>
    /// <exception cref="PythonUnavailableException">Python cannot be started as asked.</exception>
    public async Task<PreparedEpisode> OpenAsync(EpisodeRequest request, CancellationToken cancellationToken)
    {
        var (agent, file) = agents.Find(request.Agent);
        var asked = Protocols.Find(request.Protocol);
        var protocol = !agent.NeedsModel ? Protocols.Find(agent.Protocol)
            : request.IsStrict && !asked.IsStrict ? asked with { Name = $"{asked.Name}-strict", IsStrict = true }
            : asked;
        var mode = agent.NeedsModel ? request.Mode : agent.Mode;
        var model = agent.NeedsModel ? request.Model.Connect(request.OnText is not null, clock) : null;
        Check(request, agent, protocol, mode, model);

        var episode = request.CreateEpisode(protocol.Dialect);
        var policy = agent.Create(new AgentSeat(request, episode, protocol, file, model));
        var functions = request.Functions is null ? agent.IsPersons && episode.World.Source is WorldSource.House ? FunctionList.Extended : protocol.Functions
            : FunctionList.All.FirstOrDefault(list => list.Name == request.Functions)
                ?? throw new InputException($"there is no list of functions '{request.Functions}'");
        functions = functions.In(episode.World.Source);
        IPythonSession? unused = null;
        string? holding = null;
        if (mode is ActionMode.Code)
            (unused, holding) = await request.Python.StartAsync(request.Python.Options with { Functions = functions, Seed = request.Seed ?? 0, IsStrict = protocol.IsStrict }, cancellationToken);
        try
        {
            var log = EpisodeLogs.Create(request.Log, episode.World.Name, policy.Name, clock);
            var python = unused;
            unused = null;
            var options = new RunOptions
            {
                Mode = mode,
                Protocol = protocol,
                Functions = functions,
                TurnLimit = request.Turns ?? agent.TurnLimit(episode.Options.StepLimit, protocol, mode),
                Budget = request.Budget,
                Seed = request.Seed ?? 0,
                Python = holding,
                Extras = PythonExtras.Describe(python?.Tools ?? [], request.Python.Options.Packages, saysLibrary: mode is ActionMode.Code && !protocol.IsStrict),
                Files = new EpisodeFiles(log),
                Advice = protocol.IsStrict ? AdviceKind.None : agent.IsPersons ? AdviceKind.OfEverything : AdviceKind.OfErrors,
                Suite = request.Suite,
                Trial = request.Trial,
                Version = request.Version,
            };
            return new PreparedEpisode(agent, episode, policy, python, log, options, clock);
        }
        finally
        {
            if (unused is not null)
                await unused.DisposeAsync();
        }
    }

    private static void Check(EpisodeRequest request, AgentKind agent, Protocol protocol, ActionMode mode, IChatModel? model)
    {
        if (protocol.Code is not null && mode is not ActionMode.Code)
            throw new InputException($"the protocol '{protocol.Name}' has rules for programs only; leave --mode out");
        if (request.Budget.Cost is not null && model is { Profile.PromptPrice: null })
            throw new InputException($"--max-cost needs the price of '{model.Name}': add an entry with 'price' to a file of profiles (--profiles FILE)");
        if (request.Python.InProcess is not null && agent.RunsModelsCode && !request.Python.TrustsModels)
            throw new InputException("--python embedded runs programs with all your rights, and a model writes them here; leave it out, or add --trust-code if you mean it");
    }
}
