namespace CodeAct.Embodied.Cli.Commands;

/// <summary>The whole command line.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("A household simulator whose robot is driven by Python that an agent writes.")
        {
            RunCommand.Create(),
            PlayCommand.Create(),
            LogCommand.Create(),
            ReplayCommand.Create(),
            CompareCommand.Create(),
            EvalCommand.Create(),
            RunsCommand.Create(),
            WorldsCommand.Create(),
            DoctorCommand.Create(),
            PlacementsCommand.Create(),
            ConformanceCommand.Create(),
            GamesCommand.Create(),
            BenchCommand.Create(),
        };
        HelpWithExitCodes.Install(root);
        return root;
    }

    /// <summary>The command with what it does.</summary>
    public static Command Doing(this Command command, Func<ParseResult, int> action)
    {
        command.SetAction(action);
        return command;
    }
}
