using System.CommandLine;

namespace CodeAct.Embodied.Shell;

/// <summary>What one can ask of <c>codeact bench viewer</c>.</summary>
public sealed class ViewerBenchArguments
{
    private const int MostSteps = 100_000;

    public Argument<string?> Log { get; } = new("LOG")
    {
        Description = "The log of an episode, or LAST for the newest in episodes/. Default: a tour of the largest house.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<int?> Steps { get; } = new("--steps") { Description = "How long the tour is; it goes round and round. Default: once through the house.", HelpName = "N" };

    public Option<string> Size { get; } = new("--size") { Description = "Pixels of the picture.", DefaultValueFactory = _ => "1280x720", HelpName = "WxH" };

    public Option<int> Frames { get; } = new("--frames") { Description = "Frames to measure while it plays.", DefaultValueFactory = _ => 300, HelpName = "N" };

    public Option<int> Places { get; } = new("--places") { Description = "Places of the timeline to click at, drawn by --seed.", DefaultValueFactory = _ => 200, HelpName = "N" };

    public Option<int> Seed { get; } = new("--seed") { Description = "Draws the places.", DefaultValueFactory = _ => 0, HelpName = "N" };

    public Option<bool> Json { get; } = new("--json") { Description = "The figures as one JSON object." };

    /// <summary>Measures this one renderer and no other: raylib is one per process.</summary>
    public Option<string?> Renderer { get; } = new Option<string?>("--renderer") { Hidden = true }.AcceptOnlyFromAmong("software", "window");

    /// <summary>Adds everything to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Log);
        foreach (var option in (Option[])[Steps, Size, Frames, Places, Seed, Json, Renderer])
            command.Add(option);
        ReplayArguments.CheckSize(Size);
        Steps.Validators.Add(result => ReplayArguments.Check(result, result.GetValueOrDefault<int?>() is null or (>= 1 and <= MostSteps), $"--steps is from 1 to {MostSteps}"));
        Frames.Validators.Add(result => ReplayArguments.Check(result, result.GetValueOrDefault<int>() is >= 1 and <= MostSteps, $"--frames is from 1 to {MostSteps}"));
        Places.Validators.Add(result => ReplayArguments.Check(result, result.GetValueOrDefault<int>() is >= 1 and <= MostSteps, $"--places is from 1 to {MostSteps}"));
    }
}
