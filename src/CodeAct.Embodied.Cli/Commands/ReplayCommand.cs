namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact replay</c>: shows an episode in the viewer, or exports it.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var arguments = new ReplayArguments();
        var command = new Command("replay", "Watch an episode from its log, or export it as a picture, an animation, a web page or a figure for print.");
        arguments.AddTo(command);
        // The viewer takes the same arguments; they were checked here, so that a mistake is explained at once.
        command.SetAction(async (result, cancellationToken) =>
        {
            var kind = arguments.RaylibFor(result);
            if (kind is RaylibKind.Window && Display.Problem is { } problem)
                throw new CannotContinueException(Display.NoWindow(problem));
            return await ViewerProcess.RunAsync(ViewerProcess.TokensAfter(command, result), kind is { } needed ? [needed] : [], cancellationToken);
        });
        return command;
    }
}
