namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact play</c>: a person types ALFWorld commands.</summary>
internal static class PlayCommand
{
    public static Command Create()
    {
        var episode = new EpisodeArguments(defaultWorld: "kitchen");
        episode.Log.Description = "Log the episode. Default: no log.";
        var command = new Command("play", "Play a world yourself, by typing commands.");
        episode.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var played = episode.Request(result).CreateEpisode();
            using var log = result.GetValue(episode.Log) is { } path
                ? EpisodeLogs.Create(path, played.World.Name, PlaySession.AgentName, TimeProvider.System)
                : null;
            var session = new PlaySession(
                played, Screen.OfStandardOutput(), Console.IsInputRedirected, TimeProvider.System, item => log?.Write(item));
            return await session.RunAsync(Console.In, cancellationToken);
        });
        return command;
    }
}
