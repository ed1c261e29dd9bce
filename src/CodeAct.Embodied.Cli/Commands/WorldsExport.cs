namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact worlds export</c>: writes a house as a game of ALFWorld.</summary>
internal static class WorldsExport
{
    public static Command Create()
    {
        var house = new Argument<string>("HOUSE") { Description = "A house (kitchen), a house's task (kitchen#TASK), or a file (house.yaml, house.yaml#TASK)." };
        var pddl = new Option<bool>("--pddl") { Description = "As PDDL: domain.pddl and problem.pddl for a planner, game.tw-pddl for ALFWorld's engine and 'codeact run'.", Required = true };
        var output = new Option<string>("--out") { Description = "The folder for the three files.", DefaultValueFactory = _ => "." };
        var command = new Command("export", "Write a house with one of its tasks in the form of ALFWorld's games.") { house, pddl, output };
        command.SetAction((result, cancellationToken) =>
            Task.Run(() => Export(result.GetRequiredValue(house), result.GetRequiredValue(output), cancellationToken), cancellationToken));
        return command;
    }

    private static int Export(string house, string folder, CancellationToken cancellationToken)
    {
        var world = WorldLocator.Find(house).World;
        var problem = GameWriter.Problem(world);
        var plan = new Simulator(world, Dialect.Alfworld04).ShortestPlan(cancellationToken);
        var (domain, planned) = GameWriter.ForPlanners(problem);
        ImmutableArray<(string Path, string Text)> files =
        [
            (Path.Combine(folder, "domain.pddl"), domain),
            (Path.Combine(folder, "problem.pddl"), planned),
            (Path.Combine(folder, GameFiles.GameFileName), GameWriter.File(world, problem, plan)),
        ];
        WorldFiles.CheckFree(files.Select(file => file.Path));
        WorldFiles.CreateFolder(folder);
        foreach (var (path, text) in files)
            WorldFiles.Write(path, text);
        Console.Out.WriteLine(TerminalText.Line($"{folder}: {world.Name}, {(plan is { } commands ? $"{commands.Length} commands to the goal" : "no way to the goal is known")}"));
        return ExitCode.Done;
    }
}
