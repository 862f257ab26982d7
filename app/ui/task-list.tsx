import { type StateKind, StateMark } from "./state";

export type Task = {
  label: string;
  to: string;
  state: StateKind;
  /** The state in words: "Complete", "2 of 3 answers", "Not started". */
  words: string;
  current?: boolean | undefined;
};

export type TaskListProps = {
  tasks: readonly Task[];
  label?: string | undefined;
  /** Beside the section being written: sticky from 62rem on, folded into one line below. */
  folded?: { summary: string } | undefined;
};

function Tasks({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol>
      {tasks.map((task) => (
        <li key={task.to}>
          <a href={task.to} aria-current={task.current ? "page" : undefined}>
            <StateMark kind={task.state} />
            <span>
              <span className="task-label">{task.label}</span> <small>{task.words}</small>
            </span>
          </a>
        </li>
      ))}
    </ol>
  );
}

/** Lists the sections of a form with their state, each a link to its page. */
export function TaskList({ tasks, label = "Sections", folded }: TaskListProps) {
  return (
    <nav className={folded ? "task-list task-list-folded" : "task-list"} aria-label={label}>
      {folded ? (
        <details className="task-fold">
          <summary>{folded.summary}</summary>
          <Tasks tasks={tasks} />
        </details>
      ) : null}
      <div className="task-open">
        <Tasks tasks={tasks} />
      </div>
    </nav>
  );
}
