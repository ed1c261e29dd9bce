using System.CommandLine;
using CodeAct.Embodied.Simulation.Alfworld;
using CodeAct.Embodied.Simulation.Episodes;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact play</c>: a person types ALFWorld commands.</summary>
internal static class PlayCommand
{
    public static Command Create()
    {
        var world = new Argument<string>("world") { Description = "A game." };
        var command = new Command("play", "Play a world yourself, by typing commands.") { world };
        command.SetAction(result =>
        {
            var episode = new Episode(GameFiles.Read(result.GetRequiredValue(world)).ToWorld(), new EpisodeOptions());
            Console.WriteLine(episode.InitialObservation);
            while (!episode.IsOver && Console.ReadLine() is { } line)
                Console.WriteLine(episode.Act(line).Observation);
            return episode.Won ? ExitCode.Done : ExitCode.NotWon;
        });
        return command;
    }
}
