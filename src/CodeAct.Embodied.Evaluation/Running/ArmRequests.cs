using CodeAct.Embodied.Agents.Models;
using CodeAct.Embodied.Agents.Runs;
using CodeAct.Embodied.Evaluation.Mint;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>Makes of a suite's choices what <see cref="EpisodeDoor"/> takes.</summary>
/// <param name="gates">What requests to an address pass.</param>
public sealed class ArmRequests(Suite suite, IReadOnlyDictionary<Uri, RequestGate> gates, PanelOptions options, TimeProvider clock)
{
    private const int DefaultMebibytes = 512;
    private const int DefaultMebibytesWithPackages = 2048;
    private const double DefaultAnswerSeconds = 60;

    /// <summary>The agents that the suite may name, its own among them.</summary>
    public AgentTable Agents { get; } = suite.Arms
        .Where(arm => arm.Settings.Command is not null)
        .Aggregate(AgentTable.BuiltIn.With(TranscriptPolicy.Agent), (table, arm) => table.With(Own(suite, arm, clock)));

    /// <summary>The request for an episode.</summary>
    /// <param name="pools">Where its interpreter comes from.</param>
    /// <param name="log">Where it is logged.</param>
    /// <exception cref="InputException">A choice is wrong.</exception>
    public EpisodeRequest Of(Item item, SuiteGame game, PythonStarter? pools, string log)
    {
        var settings = item.Settings;
        return new EpisodeRequest
        {
            World = item.Game,
            Located = game.Located,
            Dialect = settings.Dialect is { } dialect ? EnumNames.Parse<Dialect>(dialect) : null,
            Feedback = settings.Feedback is { } feedback ? EnumNames.Parse<Feedback>(feedback)!.Value : Feedback.Classic,
            Steps = settings.Steps,
            Surprises = SurpriseNames.Read(settings.Surprises ?? SurpriseNames.None),
            Agent = settings.Agent is { } agent ? Located(agent) : OwnName(item.Arm),
            Mode = settings.Mode is { } mode ? EnumNames.Parse<ActionMode>(mode)!.Value : ActionMode.Code,
            Protocol = PathOf(settings.Protocol) ?? "default",
            Functions = settings.Functions,
            Turns = settings.Turns,
            Seed = item.Seed,
            Budget = new Budget
            {
                Tokens = settings.MaxTokens,
                Cost = settings.MaxCost,
                Time = settings.MaxSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            },
            Model = Model(settings),
            Python = Python(settings, pools),
            Log = log,
            Suite = suite.Name,
            Trial = item.Trial,
            Version = options.Version,
        };
    }

    private ModelChoice Model(AgentSettings settings)
    {
        var address = settings.BaseUrl is { } url ? new Uri(url) : null;
        return new ModelChoice
        {
            Name = settings.Model,
            BaseUrl = address,
            Profile = settings.Profile,
            ProfileFile = PathOf(settings.Profiles),
            Temperature = settings.Temperature,
            MaxAnswerTokens = settings.AnswerTokens,
            SilenceLimit = TimeSpan.FromSeconds(settings.ModelTimeout ?? 120),
            Record = PathOf(settings.Record, mustExist: false),
            Replay = PathOf(settings.Replay),
            Gate = gates.GetValueOrDefault(address ?? ChatEndpoint.OpenAi),
        };
    }

    private PythonChoice Python(AgentSettings settings, PythonStarter? pools)
    {
        var isEmbedded = settings.Python == "embedded";
        if (isEmbedded && options.Embedded is null)
            throw new InputException("python: embedded", "this build has no Python in process");
        var packages = settings.PythonEnv is null && settings.Allow is null ? null : new PythonPackages
        {
            Environment = PathOf(settings.PythonEnv),
            Allowed = [.. (settings.Allow ?? []).Select(name => name is "scikit-learn" ? "sklearn" : name).Distinct()],
        };
        var mebibytes = settings.MemoryLimit ?? (packages is null ? DefaultMebibytes : DefaultMebibytesWithPackages);
        var standard = new PythonOptions();
        return new PythonChoice
        {
            Options = standard with
            {
                TimeLimit = settings.TimeLimit is { } time ? TimeSpan.FromSeconds(time) : standard.TimeLimit,
                CpuLimit = settings.CpuLimit is { } cpu ? TimeSpan.FromSeconds(cpu) : standard.CpuLimit,
                MaxCalls = settings.CallLimit ?? standard.MaxCalls,
                MaxMemoryBytes = (long)mebibytes << 20,
                Packages = packages,
                Tools = PathOf(settings.Tools) is { } folder ? ToolFile.ReadFolder(folder) : [],
                AllowUnconfined = settings.NoSandbox ?? false,
            },
            InProcess = isEmbedded ? options.Embedded : null,
            Pool = pools,
            TrustsModels = settings.TrustCode ?? false,
        };
    }

    // What names a file does so from the suite's folder.
    private string Located(string agent)
    {
        var (_, file) = Agents.Find(agent);
        return file.Length == 0 ? agent : agent.Replace(file, PathOf(file), StringComparison.Ordinal);
    }

    private string? PathOf(string? written, bool mustExist = true)
    {
        if (written is null)
            return null;
        var path = Path.Combine(suite.Folder, written);
        return !mustExist || File.Exists(path) || Directory.Exists(path) ? path : written;
    }

    private static string OwnName(string arm) => $"command {arm}";

    private static AgentKind Own(Suite suite, Arm arm, TimeProvider clock)
    {
        var mode = arm.Settings.Mode is { } name ? EnumNames.Parse<ActionMode>(name)!.Value : ActionMode.Text;
        var limit = TimeSpan.FromSeconds(arm.Settings.AnswerSeconds ?? DefaultAnswerSeconds);
        return new AgentKind
        {
            // Its name must not be taken for one that holds a path.
            Name = OwnName(arm.Name),
            Mode = mode,
            Protocol = arm.Settings.Protocol ?? "default",
            Create = seat => new CommandPolicy(arm.Name, arm.Settings.Command!.Value, suite.Folder, limit, mode, seat.Request.Seed ?? 0, clock),
        };
    }
}
