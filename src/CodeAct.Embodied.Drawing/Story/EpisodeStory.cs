namespace CodeAct.Embodied.Drawing.Story;

/// <summary>An episode as it is told: turns, steps with their walks, and when each is shown. It grows with its replay.</summary>
public sealed class EpisodeStory
{
    private readonly List<TurnStory> turns = [];
    private readonly List<Problem> problems = [];
    private readonly List<int> turnOf = [];
    private readonly List<Walk> walks = [];
    private readonly List<bool[]> roomsSeen = [];
    private readonly Dictionary<(Vector2 From, Vector2 To), Vector2[]> ways = [];
    private int eventsRead;

    public EpisodeStory(Replay replay)
    {
        Replay = replay;
        Plan = HousePlan.Of(replay.World);
        Layout = new ThingLayout(Plan);
        Decor = Plan.Decor;
        Leaves = DoorLeaf.Choose(Plan.Floor, []);
        Beats = new Timetable();
        var start = new bool[Plan.Floor.Rooms.Length];
        if (Plan.RoomAt(At(Plan.PoseAt(replay.World.StartLocation))) is >= 0 and var room)
            start[room] = true;
        roomsSeen.Add(start);
        Update();
    }

    public Replay Replay { get; }

    public HousePlan Plan { get; }

    public ThingLayout Layout { get; }

    /// <summary>The plan's decor without the chairs that the robot walks through: they are made up, its way is not.</summary>
    public IReadOnlyList<Decor> Decor { get; private set; }

    /// <summary>How the doors stand open, in the plan's order: so that the robot walks through none of them.</summary>
    public ImmutableArray<DoorLeaf> Leaves { get; private set; }

    /// <summary>When what is shown.</summary>
    public Timetable Beats { get; }

    public IReadOnlyList<TurnStory> Turns => turns;

    public IReadOnlyList<ReplayedStep> Steps => Replay.Steps;

    /// <summary>What went wrong, in order.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The last line of the log; null while the episode goes on or where the log has no end.</summary>
    public EpisodeEnded? Ended { get; private set; }

    /// <summary>Prompt and reply together, over all turns; 0 where no model counted any.</summary>
    public long Tokens => turns.Sum(turn => turn.Tokens);

    /// <summary>The index of the turn of a step.</summary>
    public int TurnOf(int step) => turnOf[step];

    /// <summary>The way the robot takes in a step; one point where it stays.</summary>
    public Walk WalkOf(int step) => walks[step];

    /// <summary>What the episode says at a moment.</summary>
    public Situation At(Moment moment) => new(this, moment);

    /// <summary>Which rooms the robot has been in after so many steps.</summary>
    public bool[] RoomsSeen(int steps) => roomsSeen[steps];

    /// <summary>Which rooms the robot has been in at a moment; one lights up as it enters.</summary>
    public bool[] RoomsSeen(Moment moment)
    {
        if (!moment.IsStep)
            return RoomsSeen(Math.Max(0, moment.StepsDone));
        bool[] seen = [.. RoomsSeen(moment.Step)];
        foreach (var point in WalkOf(moment.Step).Behind(moment.Progress))
        {
            if (Plan.RoomAt(point) is >= 0 and var room)
                seen[room] = true;
        }

        return seen;
    }

    /// <summary>Takes in what the replay has got since.</summary>
    public void Update()
    {
        for (; eventsRead < Replay.Events.Count; eventsRead++)
            Add(Replay.Events[eventsRead]);
    }

    private void Add(EpisodeEvent item)
    {
        switch (item)
        {
            case TurnStarted started:
                turns.Add(new TurnStory(started.Turn, walks.Count));
                break;
            case CodeStarted code when turns.Count > 0:
                turns[^1].Thought = code.Thought;
                // Where the agent writes no programs, the call or command that it wrote stands in their place.
                turns[^1].Lines = (code.Code ?? code.Reply)?.TrimEnd().ReplaceLineEndings("\n").Split('\n') ?? [];
                turns[^1].IsProse = code.Code is null && code.Correction is not null;
                Beats.AddTurn(turns.Count - 1, code.Thought, code.Seconds);
                if (code.Correction is { } correction)
                {
                    turns[^1].Output = correction;
                    Add(Problem.Of(code, turns[^1], turns.Count - 1));
                    Beats.AddOutput(turns.Count - 1, correction, turns[^1].Problem, code.Seconds);
                }

                break;
            case PrimitiveCalled call:
                AddStep(call.Seconds);
                break;
            case CodeEnded ended when turns.Count > 0:
                turns[^1].Output = ended.Output;
                turns[^1].End = ended.End;
                if (Problem.Of(ended, turns[^1], turns.Count - 1) is { } problem)
                    Add(problem);
                Beats.AddOutput(turns.Count - 1, ended.Output, turns[^1].Problem, ended.Seconds);
                break;
            case TurnEnded ended when turns.Count > 0:
                turns[^1].Tokens = (long)(ended.PromptTokens ?? 0) + (ended.CompletionTokens ?? 0);
                break;
            case EpisodeEnded ended:
                Ended = ended;
                Beats.AddEnd(Math.Max(0, turns.Count - 1), ended.Won, ended.Seconds);
                break;
        }
    }

    private void Add(Problem problem)
    {
        problems.Add(problem);
        if (!problem.IsOfStep)
            turns[^1].Problem = problem;
    }

    private void AddStep(double at)
    {
        if (turns.Count == 0)
            turns.Add(new TurnStory(1, 0));
        var index = walks.Count;
        var step = Replay.Steps[index];
        turns[^1].StepCount++;
        if (turns[^1].Lines.Length == 0)
            turns[^1].Lines = [step.Call.Command];
        turnOf.Add(turns.Count - 1);

        var (from, to) = (Plan.PoseAt(Replay.StateAfter(index).Location), Plan.PoseAt(Replay.StateAfter(index + 1).Location));
        var walk = from.X == to.X && from.Y == to.Y ? Walk.Stay(from, to) : Walk.Along(Plan.Way(from, to), from, to);
        walks.Add(walk);
        Look(walk);
        if (Decor.Any(decor => decor.IsInTheWay(walk.Points)))
            Decor = [.. Decor.Where(decor => !decor.IsInTheWay(walk.Points))];
        if (walk.Points.Length > 1 && !walk.IsJump && ways.TryAdd((walk.Points[0], walk.Points[^1]), walk.Points) && Leaves.Any(leaf => leaf.IsInTheWay(walk.Points)))
            Leaves = DoorLeaf.Choose(Plan.Floor, ways.Values);
        foreach (var problem in Problem.Of(step, turns.Count - 1, index))
            Add(problem);
        Beats.AddStep(turns.Count - 1, index, step.IsRefused ? Timetable.ToRead(problems[^1].Reason) : VerbLook.Of(step.Verb).Seconds ?? walk.Seconds, at);
    }

    private void Look(Walk walk)
    {
        var seen = roomsSeen[^1];
        foreach (var point in walk.Points)
        {
            if (Plan.RoomAt(point) is >= 0 and var room && !seen[room])
            {
                seen = [.. seen];
                seen[room] = true;
            }
        }

        roomsSeen.Add(seen);
    }

    private static Vector2 At(Pose pose) => new((float)pose.X, (float)pose.Y);
}
