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
        command.SetAction(async (result, cancellationToken) =>
        {
            // The viewer takes the same arguments; they were checked here, so that a mistake is explained at once.
            var given = result.Tokens.SkipWhile(token => token.Value != command.Name).Skip(1).Select(token => token.Value);
            using var viewer = ViewerProcess.Start(given);
            // An interrupt from the keyboard reaches the viewer, too, and ends it.
            await viewer.WaitForExitAsync(cancellationToken);
            return viewer.ExitCode;
        });
        return command;
    }
}
