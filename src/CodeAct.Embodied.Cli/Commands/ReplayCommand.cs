using System.CommandLine;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact replay</c>: shows an episode in the viewer, or exports it.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var arguments = new ReplayArguments();
        var command = new Command("replay", "Watch an episode from its log, or export it as a picture, an animation or a web page.");
        arguments.AddTo(command);
        // The viewer takes the same arguments; they were checked here, so that a mistake is explained at once.
        command.SetAction((result, cancellationToken) => ViewerProcess.RunAsync(ViewerProcess.TokensAfter(command, result), cancellationToken));
        return command;
    }
}
