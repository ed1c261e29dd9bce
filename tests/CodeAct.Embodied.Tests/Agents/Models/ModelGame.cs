using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Modes;
using CodeAct.Embodied.Agents.Policies.Models;
using CodeAct.Embodied.Agents.Python;
using CodeAct.Embodied.Agents.Runs;
using CodeAct.Embodied.Tests.Simulation;
using CodeAct.Embodied.Tests.Simulation.Log;

namespace CodeAct.Embodied.Tests.Agents.Models;

/// <summary>An episode in the small world, played by a model behind a server.</summary>
internal sealed record ModelGame
{
    public ActionMode Mode { get; init; } = ActionMode.Code;

    public Protocol Protocol { get; init; } = Protocol.Default;

    public ModelProfile Profile { get; init; } = new() { Name = "test" };

    public Budget Budget { get; init; } = new();

    public int TurnLimit { get; init; } = 30;

    /// <summary>Puts something around the model, for example a recording.</summary>
    public Func<IChatModel, IChatModel> Wrap { get; init; } = model => model;

    /// <summary>Plays it to its end.</summary>
    public async Task<EpisodeEvents> PlayAsync(ChatServer server, CancellationToken cancellationToken)
    {
        var endpoint = new ChatEndpoint
        {
            ApiKey = "none",
            BaseUrl = server.BaseUrl,
            Model = "tiny",
            FirstWait = TimeSpan.FromMilliseconds(1),
            LongestWait = TimeSpan.FromMilliseconds(20),
        };
        return await PlayAsync(Wrap(new OpenAiChatModel(endpoint, Profile, TimeProvider.System)), cancellationToken);
    }

    /// <summary>Plays it to its end, by any model.</summary>
    public async Task<EpisodeEvents> PlayAsync(IChatModel model, CancellationToken cancellationToken)
    {
        var dialect = Protocol.Dialect ?? Dialect.Alfworld04;
        var policy = new ModelPolicy(model, new ModelPolicyOptions { Mode = Mode, Protocol = Protocol, Dialect = dialect });
        await using var python = Mode is not ActionMode.Code
            ? null
            : await PythonProcessSession.StartAsync(new PythonOptions { Functions = Protocol.Functions }, cancellationToken);
        var options = new RunOptions
        {
            Mode = Mode,
            Protocol = Protocol,
            Functions = Protocol.Functions,
            TurnLimit = TurnLimit,
            Budget = Budget,
            Version = "test",
        };
        var events = new EpisodeEvents();
        var episode = new Episode(SmallWorld.With(), new EpisodeOptions { Dialect = dialect });
        await new EpisodeRunner(episode, policy, python, options, TimeProvider.System, events.Add).RunAsync(cancellationToken);
        return events;
    }
}

/// <summary>The events of an episode.</summary>
internal sealed class EpisodeEvents : List<EpisodeEvent>
{
    public EpisodeEnded End => (EpisodeEnded)this[^1];

    /// <summary>Takes an event, which must be as the schema of logs says.</summary>
    public new void Add(EpisodeEvent item)
    {
        LogSchema.Check([item.ToJson()]);
        base.Add(item);
    }

    /// <summary>The log's lines without times.</summary>
    public IEnumerable<string> Lines => this.Select(item => (item switch
    {
        EpisodeStarted started => started with { Time = default, Seconds = 0, Episode = "" },
        _ => item with { Seconds = 0, Episode = "" },
    }).ToJson());

    public T Single<T>() => this.OfType<T>().Single();
}
